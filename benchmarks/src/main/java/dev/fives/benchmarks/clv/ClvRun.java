package dev.fives.benchmarks.clv;

import dev.fives.segmentation.clv.estimation.BgNbd;
import dev.fives.segmentation.clv.estimation.Fitting;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Customers whose lives are drawn from a BG/NBD model, watched for 27 to 39 weeks, in whole days: how long a fit of 20,000
 * takes, and how long what it expects of 1,000,000 in 39 weeks and whether they are alive; one thread, no store. Those of
 * one history are computed once. Arguments: rounds (5).
 */
public final class ClvRun {
    private static final long SEED = 1;
    private static final int FITTED = 20_000;
    private static final int SCORED = 1_000_000;
    private static final double FIT_ASKED_S = 2;
    private static final double SCORE_ASKED_S = 2;
    private static final double HORIZON_WEEKS = 39;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_MIN = 27 * DAYS_A_WEEK;
    private static final int DAYS_MAX = 39 * DAYS_A_WEEK;
    private static final BgNbd TRUE = new BgNbd(0.243, 4.414, 0.793, 2.426);

    private final RandomDataGenerator random = new RandomDataGenerator(SEED);

    private ClvRun() {}

    /** What is told of one history. */
    private record Score(double purchases, double alive) {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        ClvRun run = new ClvRun();
        List<History> fitted = run.customers(FITTED);
        List<History> scored = run.customers(SCORED);
        for (int round = 1; round <= rounds; round++) {
            double fit = seconds(() -> Fitting.bgNbd(fitted, () -> false), ClvRun::print);
            double score = seconds(() -> scores(scored), scores -> print(scored, scores));
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,d fitted in %.2f s (asked: %.0f), %,d scored in %.2f s (asked: %.0f)%n",
                    round,
                    FITTED,
                    fit,
                    FIT_ASKED_S,
                    SCORED,
                    score,
                    SCORE_ASKED_S);
        }
    }

    private static Map<History, Score> scores(List<History> customers) {
        Map<History, Score> scores = new HashMap<>();
        for (History customer : customers) {
            scores.computeIfAbsent(
                    customer,
                    history ->
                            new Score(TRUE.expectedPurchases(history, HORIZON_WEEKS), TRUE.aliveProbability(history)));
        }
        return scores;
    }

    private static void print(FitOutcome outcome) {
        System.out.println(outcome);
    }

    private static void print(List<History> customers, Map<History, Score> scores) {
        double purchases = customers.stream()
                .mapToDouble(
                        customer -> Objects.requireNonNull(scores.get(customer)).purchases())
                .sum();
        double alive = customers.stream()
                .mapToDouble(
                        customer -> Objects.requireNonNull(scores.get(customer)).alive())
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT, "%,d histories, %.0f purchases expected, %.3f alive%n", scores.size(), purchases, alive);
    }

    private static <T> double seconds(Supplier<T> work, Consumer<T> told) {
        long start = System.nanoTime();
        T result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        told.accept(result);
        return seconds;
    }

    private List<History> customers(int number) {
        return Stream.generate(this::customer).limit(number).toList();
    }

    private History customer() {
        int days = random.nextInt(DAYS_MIN, DAYS_MAX);
        List<Integer> repeats = repeats(days / (double) DAYS_A_WEEK);
        double recency = repeats.isEmpty() ? 0 : repeats.getLast() / (double) DAYS_A_WEEK;
        return new History(repeats.size(), recency, days / (double) DAYS_A_WEEK);
    }

    /** Days of repeats, each day once. */
    private List<Integer> repeats(double weeks) {
        double gap = 1 / random.nextGamma(TRUE.r(), 1 / TRUE.alpha());
        double deadly = random.nextBeta(TRUE.a(), TRUE.b());
        List<Integer> days = new ArrayList<>();
        for (double at = random.nextExponential(gap); at <= weeks; at += random.nextExponential(gap)) {
            int day = (int) Math.ceil(at * DAYS_A_WEEK);
            if (day > weeks * DAYS_A_WEEK) {
                break;
            }
            if (days.isEmpty() || days.getLast() != day) {
                days.add(day);
            }
            if (random.nextUniform(0, 1) < deadly) {
                break;
            }
        }
        return days;
    }
}
