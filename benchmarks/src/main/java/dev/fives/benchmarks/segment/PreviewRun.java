package dev.fives.benchmarks.segment;

import dev.fives.segmentation.profile.app.Estimate;
import dev.fives.segmentation.profile.app.PreviewRule;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import reactor.core.publisher.Flux;

/**
 * A preview of a rule with two conditions over so many profiles of five purchases, as it is asked for and once more of all
 * profiles, however long it takes, beside a plain pass that reads the same documents and looks at one member of each. They
 * take turns, the median counts. Arguments: profiles (10000), rounds (9).
 */
public final class PreviewRun {
    private static final int WARM_UP = 5;
    private static final double SECOND = 1_000;
    private static final Rule RULE = new Rule.And(List.of(
            new Leaf(Field.POSTAL_CODE, Operator.STARTS_WITH, List.of(new Value.Text("2000"))),
            new Leaf(Field.PURCHASES_COUNT, Operator.GTE, List.of(Value.Numeric.of(2)))));

    private final OneJvm service;
    private final int profiles;
    private final List<Double> asked = new ArrayList<>();
    private final List<Double> exact = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();

    private PreviewRun(OneJvm service, int profiles) {
        this.service = service;
        this.profiles = profiles;
    }

    public static void main(String[] args) {
        int profiles = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        try (OneJvm service = OneJvm.open("--fives.segmentation.membership.preview.time-max=5m")) {
            PreviewRun run = new PreviewRun(service, profiles);
            service.fill(Flux.range(0, profiles).map(Customers::profile));
            run.compare(rounds);
        }
        System.exit(0);
    }

    private void compare(int rounds) {
        PreviewRule.Preview last = preview(false);
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == 0) {
                List.of(asked, exact, plain).forEach(List::clear);
            }
            last = timed(asked, () -> preview(false));
            require(timed(exact, () -> preview(true)).count());
            require(timed(plain, this::plainPass));
        }
        report(last);
    }

    private void report(PreviewRule.Preview last) {
        double millis = Median.of(asked);
        System.out.printf(
                Locale.ROOT,
                "%d profiles: preview %.0f ms (asked: at most %.0f: %s), %s; all of them %.0f ms, plain pass %.0f ms, %.2f"
                        + " times as long%n",
                profiles,
                millis,
                SECOND,
                millis <= SECOND ? "met" : "MISSED",
                told(last),
                Median.of(exact),
                Median.of(plain),
                Median.of(exact) / Median.of(plain));
    }

    private String told(PreviewRule.Preview last) {
        Optional<Estimate> estimate = last.estimate();
        return estimate.map(told -> "%d looked at: %d, between %d and %d (truth: %d, %s)"
                        .formatted(
                                last.examined(),
                                told.count(),
                                told.low(),
                                told.high(),
                                truth(),
                                told.low() <= truth() && truth() <= told.high() ? "held" : "NOT HELD"))
                .orElseGet(() -> "%d looked at, complete: %s".formatted(last.examined(), last.complete()));
    }

    private PreviewRule.Preview preview(boolean all) {
        return Objects.requireNonNull(
                service.bean(PreviewRule.class).preview(RULE, all).block(OneJvm.LIMIT));
    }

    private long plainPass() {
        return service.plainPass(state ->
                state.get("attributes", Document.class).getString("postalCode").startsWith("2000"));
    }

    private long truth() {
        return (profiles + Customers.SHANGHAI - 1L) / Customers.SHANGHAI;
    }

    private void require(long count) {
        if (count != truth()) {
            throw new IllegalStateException("count: " + count + " (expected: " + truth() + ")");
        }
    }

    private static <T> T timed(List<Double> times, Supplier<T> work) {
        long begin = System.nanoTime();
        T made = work.get();
        times.add((System.nanoTime() - begin) / 1e6);
        return made;
    }
}
