package dev.fives.benchmarks.segment;

import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Judgement;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Use;
import dev.fives.segmentation.profile.model.Uses;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Term;
import dev.fives.segmentation.rule.model.Value;
import dev.fives.segmentation.rule.model.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * SG1: a login of one customer is judged against 10, 100 and 1,000 rules, of which a tenth counts logins. No store, one
 * thread; they take turns, the median counts. Arguments: rounds (25), events a turn (5000).
 */
public final class RulesRun {
    private static final int[] RULES = {10, 100, 1_000};
    private static final int MENTION = 10;
    private static final int WINDOWS = 24;
    private static final int DAYS = 7;
    private static final int WARM_UP = 10;
    private static final double ASKED = 15;
    private static final Instant NOW = Instant.parse("2026-06-20T12:00:00Z");
    private static final Uses.Kept KEPT = new Uses.Kept(500, 200, Duration.ofDays(366));

    /** So many rules, and a customer judged by them. */
    private record Subject(int rules, Judge judge, Basis basis, Profile profile) {

        static Subject of(int rules) {
            Judge judge = new Judge(ZoneOffset.UTC);
            Basis basis = new Basis(1, Since.FIRST, Measure.NET, new BandSettings(90, 2, 6), null, segments(rules));
            return new Subject(
                    rules,
                    judge,
                    basis,
                    judge.review(Customers.profile(1), basis, NOW).profile());
        }

        private Judgement login(int number) {
            Use use = new Use("use_" + number, "app.login", NOW.minusSeconds(60));
            return judge.apply(profile, known -> known.with(use, NOW, KEPT), basis, new Cause("evt_" + number, NOW));
        }

        double micros(int events) {
            long begin = System.nanoTime();
            for (int number = 0; number < events; number++) {
                int evaluated = login(number).evaluated();
                if (evaluated != rules / MENTION) {
                    throw new IllegalStateException("evaluated: " + evaluated + " (expected: " + rules / MENTION + ")");
                }
            }
            return (System.nanoTime() - begin) / 1e3 / events;
        }
    }

    private RulesRun() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 25;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        List<Subject> subjects = IntStream.of(RULES).mapToObj(Subject::of).toList();
        List<List<Double>> times = subjects.stream()
                .map(subject -> (List<Double>) new ArrayList<Double>())
                .toList();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                double micros = subjects.get(i).micros(events);
                if (round >= 0) {
                    times.get(i).add(micros);
                }
            }
        }
        report(times.stream().map(Median::of).toList());
    }

    private static void report(List<Double> micros) {
        for (int i = 0; i < RULES.length; i++) {
            System.out.printf(
                    Locale.ROOT, "%d rules, %d evaluated: %.2f us%n", RULES[i], RULES[i] / MENTION, micros.get(i));
        }
        double ratio = micros.getLast() / micros.getFirst();
        System.out.printf(
                Locale.ROOT,
                "SG1: 1,000 rules take %.1f times as long as 10 (asked: at most %.0f: %s)%n",
                ratio,
                ASKED,
                ratio <= ASKED ? "met" : "MISSED");
    }

    private static List<PublishedSegment> segments(int rules) {
        return IntStream.range(0, rules)
                .mapToObj(number ->
                        new PublishedSegment("seg_" + number, 1, "code-" + number, "Rule " + number, rule(number), 1))
                .toList();
    }

    /** The n-th tenth asks for more logins; the others for what usual rules look at. */
    private static Rule rule(int number) {
        int tenth = number / MENTION;
        return switch (number % MENTION) {
            case 0 ->
                new Leaf(
                        new Term(
                                Field.USAGE_COUNT,
                                null,
                                new Where(Map.of(Dimension.TYPE, List.of("app.login"))),
                                DAYS + tenth % WINDOWS),
                        Operator.GTE,
                        List.of(Value.Numeric.of(1 + tenth)));
            case 1 -> number(Field.PURCHASES_COUNT, Operator.GTE, tenth);
            case 2 -> number(Field.PURCHASES_AMOUNT, Operator.GTE, tenth * 10);
            case 3 -> number(Field.RECENCY_DAYS, Operator.LTE, tenth);
            case 4 -> number(Field.AGE, Operator.GTE, tenth);
            case 5 -> text(Field.POSTAL_CODE, Operator.STARTS_WITH, "2" + tenth);
            case 6 -> text(Field.CITY, Operator.EQ, "Shanghai");
            case 7 -> text(Field.TAGS, Operator.CONTAINS, "tag-" + tenth);
            case 8 -> text(Field.RISK_LEVEL, Operator.EQ, "HIGH");
            default ->
                new Leaf(
                        new Term(
                                Field.PURCHASES_COUNT,
                                null,
                                new Where(Map.of(Dimension.CATEGORY, List.of("category-" + tenth))),
                                90),
                        Operator.GTE,
                        List.of(Value.Numeric.of(2)));
        };
    }

    private static Rule number(Field field, Operator operator, int value) {
        return new Leaf(field, operator, List.of(Value.Numeric.of(value)));
    }

    private static Rule text(Field field, Operator operator, String value) {
        return new Leaf(field, operator, List.of(new Value.Text(value)));
    }
}
