package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisStore;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReplayTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";
    private static final int REPLAYS = 10_000;

    private final MutableClock clock = new MutableClock(START);
    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final ProfileWriter writer = new ProfileWriter(
            store, new Bases(new OneBasis()), new Judge(ZoneOffset.UTC), clock, new SimpleMeterRegistry());
    private final ApplyPurchase purchases = new ApplyPurchase(
            writer,
            new FactsInMemory(),
            new RfmPopulation(RealClock.system(), new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1))),
            new ApplyPurchase.Kept(500, 500),
            8,
            new SimpleMeterRegistry());
    private final ApplyAnswer answers = new ApplyAnswer(writer, clock, new ApplyAnswer.Kept(100, 100));

    @Test
    void SEG_09_tenThousandReplays_tellEachTransitionOnce() {
        var story = story();
        story.forEach(event -> event.run());
        var told = transitions();
        assertThat(told)
                .containsExactly(
                        "entered seg_buyers purchase:pur_2-1",
                        "entered seg_promoters response:rsp_1-1",
                        "exited seg_buyers purchase:pur_2-2",
                        "entered seg_buyers purchase:pur_3-1",
                        "exited seg_promoters response:rsp_2-1");
        var after = store.all.get(CUSTOMER).state();

        var random = new Random(9);
        for (int i = 0; i < REPLAYS; i++) {
            var again = new ArrayList<>(story);
            Collections.shuffle(again, random);
            again.forEach(event -> event.run());
        }

        assertThat(transitions()).isEqualTo(told);
        assertThat(store.all.get(CUSTOMER).state()).isEqualTo(after);
    }

    private List<Runnable> story() {
        return List.of(
                () -> buy("pur_1", 1, "10.00"),
                () -> buy("pur_2", 1, "10.00"),
                () -> answer("rsp_1", 10, 1),
                () -> buy("pur_2", 2, "0.00"),
                () -> buy("pur_3", 1, "10.00"),
                () -> answer("rsp_2", 3, 2));
    }

    private void buy(String id, long version, String net) {
        var purchase = new Purchase(id, version, START, new BigDecimal("10.00"), new BigDecimal(net), "CNY");
        purchases
                .apply(new PurchaseFact("purchase:" + id + "-" + version, CUSTOMER, purchase))
                .block();
    }

    private void answer(String id, int score, int minute) {
        var eventId = "response:" + id + "-1";
        var at = START.plus(Duration.ofMinutes(minute));
        answers.apply(
                        CUSTOMER,
                        new Answer(id, Answer.Metric.NPS, score, score < 7, at, "c", eventId),
                        List.of(),
                        eventId)
                .block();
    }

    private List<String> transitions() {
        return store.events.stream()
                .filter(event -> event.data() instanceof SegmentMembershipChanged)
                .map(ReplayTest::line)
                .toList();
    }

    private static String line(NewEvent event) {
        var data = (SegmentMembershipChanged) event.data();
        return event.type().name().split("\\.", -1)[2] + " " + data.segmentId() + " "
                + data.cause().eventId();
    }

    private static final class OneBasis implements BasisStore {
        private final Basis basis = new Basis(
                1,
                Since.FIRST,
                Measure.NET,
                new BandSettings(90, 2, 6),
                null,
                List.of(segment("seg_buyers", Field.PURCHASES_COUNT, 2), segment("seg_promoters", Field.LAST_NPS, 9)));

        private static PublishedSegment segment(String id, Field field, int least) {
            var rule = new Leaf(field, Operator.GTE, List.of(Value.Numeric.of(least)));
            return new PublishedSegment(id, 1, id, id, rule, 1);
        }

        @Override
        public Mono<Basis> load() {
            return Mono.just(basis);
        }

        @Override
        public Mono<Long> version() {
            return Mono.just(1L);
        }

        @Override
        public Mono<Boolean> replace(Basis next) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class FactsInMemory implements FactStore {
        private final Map<String, PurchaseFact> facts = new HashMap<>();
        private final Map<String, Boolean> applied = new HashMap<>();

        @Override
        public Mono<State> keep(PurchaseFact fact) {
            return Mono.fromSupplier(() -> {
                facts.putIfAbsent(fact.id(), fact);
                return applied.getOrDefault(fact.id(), false) ? State.APPLIED : State.OPEN;
            });
        }

        @Override
        public Mono<Void> markApplied(String factId) {
            return Mono.fromRunnable(() -> applied.put(factId, true));
        }

        @Override
        public Mono<Set<String>> applied(Collection<String> factIds) {
            return Mono.fromSupplier(
                    () -> factIds.stream().filter(applied::containsKey).collect(Collectors.toSet()));
        }

        @Override
        public Mono<Purchase> lastApplied(String customerId, String purchaseId, Collection<String> recent) {
            return Mono.empty();
        }
    }
}
