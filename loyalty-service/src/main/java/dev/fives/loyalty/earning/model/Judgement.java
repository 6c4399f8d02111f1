package dev.fives.loyalty.earning.model;

import dev.fives.loyalty.earning.model.Evaluation.Granted;
import dev.fives.loyalty.earning.model.Evaluation.Rejected;
import dev.fives.loyalty.earning.model.Evaluation.Use;
import dev.fives.loyalty.earning.model.Refusal.Reason;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One occasion before all rules that are in force for it, in their order. Used once. */
final class Judgement {
    private final Occasion occasion;
    private final EarningContext context;
    private final ZoneId zone;
    private final List<Granted> granted = new ArrayList<>();
    private final List<Rejected> rejected;
    private final List<Worth> worths = new ArrayList<>();

    Judgement(Occasion occasion, EarningContext context, ZoneId zone, List<Rejected> before) {
        this.occasion = occasion;
        this.context = context;
        this.zone = zone;
        this.rejected = new ArrayList<>(before);
    }

    Evaluation of(List<RuleVersion> rules) {
        List<RuleVersion> met = rules.stream().filter(this::isMet).toList();
        List<RuleVersion> left = withoutExcluded(met);
        left.stream().sorted(Comparator.comparingInt(Judgement::turn)).forEach(this::grant);
        return new Evaluation(granted, rejected);
    }

    private boolean isMet(RuleVersion rule) {
        Optional<Refusal> refusal = rule.condition().unmet(occasion, context).or(() -> capReached(rule));
        refusal.ifPresent(why -> reject(rule, why));
        return refusal.isEmpty();
    }

    private Optional<Refusal> capReached(RuleVersion rule) {
        Cap cap = rule.cap();
        if (cap == null || !cap.isReached(used(rule, cap))) {
            return Optional.empty();
        }
        String counter = counter(rule, cap);
        long used = used(rule, cap);
        return Optional.of(
                used == Earned.FORGOTTEN
                        ? new Refusal(
                                Reason.CAP_FORGOTTEN,
                                counter + ": not known any more (expected: an occasion that is told of sooner)")
                        : new Refusal(
                                Reason.CAP_REACHED,
                                "%s: %d (expected: below %d per %s)".formatted(counter, used, cap.limit(), cap.per())));
    }

    private List<RuleVersion> withoutExcluded(List<RuleVersion> met) {
        Optional<RuleVersion> winner =
                met.stream().filter(Judgement::isExclusive).findFirst();
        List<RuleVersion> left = new ArrayList<>();
        for (RuleVersion rule : met) {
            if (isExclusive(rule) && winner.filter(rule::equals).isEmpty()) {
                String first = winner.map(RuleVersion::ruleId).orElseThrow();
                reject(
                        rule,
                        new Refusal(Reason.EXCLUDED, "exclusive rules: " + first + " comes first (expected: one)"));
            } else {
                left.add(rule);
            }
        }
        return left;
    }

    /** A multiplier comes after what it multiplies. */
    private static int turn(RuleVersion rule) {
        return switch (rule.formula()) {
            case Formula.PerUnit _ -> 0;
            case Formula.Multiplier _ -> 1;
            case Formula.Fixed _ -> 2;
        };
    }

    private void grant(RuleVersion rule) {
        long points = switch (rule.formula()) {
            case Formula.PerUnit perUnit -> perUnit(rule, perUnit);
            case Formula.Multiplier multiplier -> multiplied(rule, multiplier);
            case Formula.Fixed fixed -> within(rule, fixed.points());
        };
        if (points > 0) {
            granted.add(new Granted(rule.ruleId(), rule.version(), points, use(rule, points)));
        } else {
            reject(rule, new Refusal(Reason.NOTHING_TO_GRANT, "points: 0 (expected: 1 or more)"));
        }
    }

    private long perUnit(RuleVersion rule, Formula.PerUnit formula) {
        if (!(occasion instanceof Occasion.Purchase purchase)) {
            return 0;
        }
        Worth worth = Worth.of(purchase, rule.condition().goods(), formula);
        worth.keep(within(rule, worth.points()));
        worths.add(worth);
        return worth.points();
    }

    private long multiplied(RuleVersion rule, Formula.Multiplier formula) {
        long total = 0;
        for (Worth worth : worths) {
            long before = worth.points();
            worth.multiply(rule.condition().goods(), formula);
            long allowed = within(rule, Math.addExact(total, worth.points() - before)) - total;
            worth.keep(before + allowed);
            total += allowed;
        }
        return total;
    }

    private long within(RuleVersion rule, long points) {
        Cap cap = rule.cap();
        return cap == null ? points : cap.within(points, used(rule, cap));
    }

    private @Nullable Use use(RuleVersion rule, long points) {
        Cap cap = rule.cap();
        return cap == null ? null : new Use(counter(rule, cap), cap.use(points));
    }

    private long used(RuleVersion rule, Cap cap) {
        return context.used(counter(rule, cap));
    }

    private String counter(RuleVersion rule, Cap cap) {
        return cap.counter(rule.ruleId(), occasion.at(), zone);
    }

    private void reject(RuleVersion rule, Refusal refusal) {
        rejected.add(new Rejected(rule.ruleId(), rule.version(), refusal));
    }

    private static boolean isExclusive(RuleVersion rule) {
        return rule.stacking() == Stacking.EXCLUSIVE;
    }
}
