package dev.fives.benchmarks.segment;

import dev.fives.benchmarks.child.Backing;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Flux;

/**
 * SG2: a new version of one of so many published segments, which a hundredth of all customers enter by it, until every
 * profile is judged by it; beside a plain pass that reads the same documents. They take turns, the median counts. First
 * with a tenth of the profiles. Arguments: profiles (100000), segments (50), rounds (5).
 */
public final class PublishRun {
    private static final int WARM_UP = 3;
    private static final int TENTH = 10;
    private static final double ASKED = 0.3;
    private static final double GROWTH = 12;
    private static final double MIB = 1024.0 * 1024;
    private static final String TRIED = "seg_tried";
    private static final Instant RANKED = Instant.parse("2026-06-02T00:00:00Z");

    private final OneJvm service;
    private final int profiles;
    private int version = 1;

    private PublishRun(OneJvm service, int profiles) {
        this.service = service;
        this.profiles = profiles;
    }

    public static void main(String[] args) {
        int profiles = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int segments = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        double few = millis(profiles / TENTH, segments, rounds);
        double all = millis(profiles, segments, rounds);
        System.out.printf(
                Locale.ROOT,
                "SG2: ten times the profiles take %.1f times as long (asked: at most %.0f: %s)%n",
                all / few,
                GROWTH,
                all / few <= GROWTH ? "met" : "MISSED");
        System.exit(0);
    }

    private static double millis(int profiles, int segments, int rounds) {
        try (OneJvm service = OneJvm.open("--fives.segmentation.worker.poll=20ms")) {
            PublishRun run = new PublishRun(service, profiles);
            run.fill(segments);
            return run.compare(segments, rounds);
        }
    }

    /** Judged as they are written, so that nobody has to be told of them. */
    private void fill(int segments) {
        Basis basis = change(present -> withAll(present.withCuts(cuts()), segments));
        awaitJudged(basis);
        Judge judge = service.bean(Judge.class);
        Instant now = service.bean(BusinessClock.class).instant();
        service.fill(Flux.range(0, profiles)
                .map(number ->
                        judge.review(Customers.profile(number), basis, now).profile()));
    }

    private Cuts cuts() {
        return Cuts.of(
                1,
                RANKED,
                Measure.NET,
                IntStream.range(0, profiles)
                        .mapToObj(
                                number -> Customers.profile(number).net().rfm().orElseThrow())
                        .toList());
    }

    private Basis withAll(Basis basis, int segments) {
        return IntStream.range(1, segments)
                .mapToObj(number -> new PublishedSegment(
                        "seg_" + number, 1, "code-" + number, "Rule " + number, rule(number), basis.version() + 1))
                .reduce(tried(basis), Basis::withSegment, (one, other) -> other);
    }

    /** Of what rules usually look at. */
    private static Rule rule(int number) {
        return switch (number % 5) {
            case 0 -> leaf(Field.PURCHASES_COUNT, Operator.GTE, Value.Numeric.of(number / 5));
            case 1 -> leaf(Field.PURCHASES_AMOUNT, Operator.GTE, Value.Numeric.of(number * 100L));
            case 2 ->
                new Rule.And(List.of(
                        leaf(Field.RECENCY_DAYS, Operator.LTE, Value.Numeric.of(number * 10L)),
                        leaf(Field.RFM_M, Operator.GTE, Value.Numeric.of(3))));
            case 3 ->
                new Rule.Or(List.of(
                        leaf(Field.POSTAL_CODE, Operator.STARTS_WITH, new Value.Text("2000")),
                        leaf(Field.AGE, Operator.GTE, Value.Numeric.of(number))));
            default ->
                new Rule.And(List.of(
                        leaf(Field.TAGS, Operator.CONTAINS, new Value.Text("tea")),
                        new Rule.Not(leaf(Field.RISK_LEVEL, Operator.EQ, new Value.Text("HIGH")))));
        };
    }

    private static Rule leaf(Field field, Operator operator, Value... values) {
        return new Leaf(field, operator, List.of(values));
    }

    /** With one more of the occupations than the version before. */
    private Basis tried(Basis basis) {
        Value[] occupations = IntStream.range(0, version)
                .mapToObj(number -> new Value.Text(Customers.occupation(number)))
                .toArray(Value[]::new);
        Rule rule = leaf(Field.OCCUPATION, Operator.IN, occupations);
        return basis.withSegment(new PublishedSegment(TRIED, version, "tried", "Tried", rule, basis.version() + 1));
    }

    private double compare(int segments, int rounds) {
        for (int round = 0; round < WARM_UP; round++) {
            var _ = publish();
            var _ = plain();
        }
        List<Double> published = new ArrayList<>();
        List<Double> read = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            published.add(publish());
            read.add(plain());
        }
        report(segments, Median.of(published), Median.of(read));
        return Median.of(published);
    }

    private void report(int segments, double published, double read) {
        double ratio = read / published;
        System.out.printf(
                Locale.ROOT,
                "SG2, %d profiles, %d segments: a new version %.0f ms (%.0f profiles/s), plain pass %.0f ms (%.0f/s):"
                        + " ratio %.3f (asked: at least %.1f: %s); %.0f MiB of heap with store and broker, %.0f MiB on disk%n",
                profiles,
                segments,
                published,
                profiles * 1e3 / published,
                read,
                profiles * 1e3 / read,
                ratio,
                ASKED,
                ratio >= ASKED ? "met" : "MISSED",
                Backing.heapBytes() / MIB,
                service.diskBytes() / MIB);
    }

    /** Until all profiles are judged by it; then who is a member is counted. */
    private double publish() {
        version++;
        long begin = System.nanoTime();
        Basis basis = change(this::tried);
        awaitJudged(basis);
        double millis = (System.nanoTime() - begin) / 1e6;
        require(members(), (long) version * profiles / Customers.OCCUPATIONS);
        return millis;
    }

    private Basis change(UnaryOperator<Basis> change) {
        return Objects.requireNonNull(service.bean(Bases.class).change(change).block(OneJvm.LIMIT));
    }

    private void awaitJudged(Basis basis) {
        WalkStore walks = service.bean(WalkStore.class);
        Eventually.until(
                "walk",
                OneJvm.LIMIT,
                () -> Objects.requireNonNull(walks.load().block(OneJvm.LIMIT)).isFinishedFor(basis.version()));
    }

    private long members() {
        return Objects.requireNonNull(
                service.bean(ProfileQueries.class).memberCount(TRIED).block(OneJvm.LIMIT));
    }

    private double plain() {
        long begin = System.nanoTime();
        long found = service.plainPass(state -> Customers.occupation(0)
                .equals(state.get("attributes", Document.class).getString("occupation")));
        double millis = (System.nanoTime() - begin) / 1e6;
        require(found, profiles / Customers.OCCUPATIONS);
        return millis;
    }

    private static void require(long count, long expected) {
        if (count != expected) {
            throw new IllegalStateException("customers: " + count + " (expected: " + expected + ")");
        }
    }
}
