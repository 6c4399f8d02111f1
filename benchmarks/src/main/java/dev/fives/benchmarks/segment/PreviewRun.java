package dev.fives.benchmarks.segment;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import dev.fives.segmentation.profile.app.PreviewRule;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;

/**
 * A preview of a rule with two conditions over so many profiles of five purchases, beside a plain pass that reads the same
 * documents and looks at one member of each; both with the store in this JVM. They take turns, the median counts.
 * Arguments: profiles (10000), rounds (9).
 */
public final class PreviewRun {
    private static final int PURCHASES = 5;
    private static final int WARM_UP = 5;
    private static final int AT_ONCE = 500;
    private static final int SHANGHAI = 4;
    private static final double SECOND = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Instant BOUGHT = Instant.parse("2026-06-01T12:00:00Z");
    private static final Rule RULE = new Rule.And(List.of(
            new Leaf(Field.POSTAL_CODE, Operator.STARTS_WITH, List.of(new Value.Text("2000"))),
            new Leaf(Field.PURCHASES_COUNT, Operator.GTE, List.of(Value.Numeric.of(2)))));

    private final ConfigurableApplicationContext context;
    private final int profiles;

    private PreviewRun(ConfigurableApplicationContext context, int profiles) {
        this.context = context;
        this.profiles = profiles;
    }

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        int profiles = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        Path folder = Files.createTempDirectory("fives-preview-");
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
                LocalStore store = LocalStore.open(new LocalStoreConfig(folder.resolve("store"), 0, false));
                ConfigurableApplicationContext context = ApplicationMain.start(settings(store, broker))) {
            PreviewRun run = new PreviewRun(context, profiles);
            run.fill();
            run.compare(rounds);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private void fill() {
        ResolvableType type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        @SuppressWarnings("unchecked")
        AggregateStore<Profile> store =
                (AggregateStore<Profile>) context.getBeanProvider(type).getObject();
        Flux.range(0, profiles)
                .map(PreviewRun::profile)
                .map(profile ->
                        new NewAggregate<>(profile.customerId(), profile.customerId(), profile, List.of(), null))
                .buffer(AT_ONCE)
                .concatMap(store::createAll)
                .then()
                .block(LIMIT);
    }

    private static Profile profile(int number) {
        String id = "cus_%07d".formatted(number);
        Attributes attributes = new Attributes(
                "PERSON",
                null,
                "1990-02-03",
                "F",
                null,
                null,
                null,
                "CN",
                null,
                "Shanghai",
                number % SHANGHAI == 0 ? "200001" : "100001",
                "zh-CN",
                "Asia/Shanghai",
                List.of("tea"));
        Profile known = Profile.of(id).withCustomer(attributes, false, 1);
        return IntStream.range(0, PURCHASES)
                .mapToObj(index -> purchase(number, index))
                .reduce(
                        known,
                        (profile, one) ->
                                profile.withPurchases(profile.purchases().with(one, null, PURCHASES)),
                        (one, other) -> other);
    }

    private static Purchase purchase(int customer, int index) {
        BigDecimal amount = new BigDecimal("99.90");
        return new Purchase("pur_" + customer + "_" + index, 1, BOUGHT.plusSeconds(index), amount, amount, null);
    }

    private void compare(int rounds) {
        PreviewRule preview = context.getBean(PreviewRule.class);
        IntStream.range(0, WARM_UP).forEach(round -> {
            preview(preview);
            plain();
        });
        List<Double> previews = new ArrayList<>();
        List<Double> plains = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            previews.add(millis(() -> preview(preview)));
            plains.add(millis(this::plain));
        }
        double previewed = median(previews);
        double read = median(plains);
        System.out.printf(
                Locale.ROOT,
                "%d profiles: preview %.0f ms (asked: at most %.0f: %s), plain pass %.0f ms, %.2f times as long%n",
                profiles,
                previewed,
                SECOND,
                previewed <= SECOND ? "met" : "MISSED",
                read,
                previewed / read);
    }

    private long preview(PreviewRule rule) {
        PreviewRule.Preview seen = rule.preview(RULE).block(LIMIT);
        return require(seen == null || !seen.complete() ? -1 : seen.count());
    }

    private long plain() {
        Long count = Flux.from(context.getBean(MongoDatabase.class)
                        .getCollection("profiles")
                        .find()
                        .batchSize(1_000))
                .filter(PreviewRun::isAskedFor)
                .count()
                .block(LIMIT);
        return require(count == null ? -1 : count);
    }

    private static boolean isAskedFor(Document profile) {
        Document attributes = profile.get("state", Document.class).get("attributes", Document.class);
        return attributes.getString("postalCode").startsWith("2000");
    }

    private long require(long count) {
        long asked = (profiles + SHANGHAI - 1L) / SHANGHAI;
        if (count != asked) {
            throw new IllegalStateException("count: " + count + " (expected: " + asked + ")");
        }
        return count;
    }

    private static double millis(LongSupplier work) {
        long begin = System.nanoTime();
        var _ = work.getAsLong();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> settings(LocalStore store, LocalBroker broker) {
        List<String> arguments = new ArrayList<>(List.of(
                "dev.fives.segmentation.SegmentationApplication",
                "segmentation-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + store.uri(),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--fives.tenant=bench",
                "--fives.topic-prefix=" + SegmentStage.PREFIX,
                "--fives.segmentation.membership.preview.time-max=5m",
                "--fives.kafka.partitions=3",
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        TestTokens.create().settings().forEach(setting -> arguments.add("--" + setting));
        return arguments;
    }
}
