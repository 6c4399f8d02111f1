package dev.fives.loyalty.earning.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was published; it never changes, but that its rule may be archived.
 *
 * @param version 1 as created, one more per change
 * @param validFrom inclusive; from then on it stands in for the version before
 * @param validTo exclusive; no earlier version returns
 * @param priority the lowest number comes first; the rule id decides between equals
 * @param archivedAt when its rule was archived: what happened before is still judged by it
 */
public record RuleVersion(
        String ruleId,
        long version,
        String name,
        Instant validFrom,
        @Nullable Instant validTo,
        int priority,
        Stacking stacking,
        Trigger trigger,
        Condition condition,
        Formula formula,
        @Nullable Cap cap,
        @Nullable Instant archivedAt) {

    /** The rule that ships: 268.50 is 268 points, in every currency. */
    public static final RuleVersion ONE_PER_UNIT = new RuleVersion(
            "base",
            1,
            "One point for each unit of currency",
            Instant.EPOCH,
            null,
            0,
            Stacking.ADD,
            new Trigger.Purchase(),
            Condition.NONE,
            new Formula.PerUnit(BigDecimal.ONE, RoundingMode.FLOOR),
            null,
            null);

    public RuleVersion archived(@Nullable Instant at) {
        return new RuleVersion(
                ruleId, version, name, validFrom, validTo, priority, stacking, trigger, condition, formula, cap, at);
    }

    boolean hasBegun(Instant at) {
        return !validFrom.isAfter(at);
    }

    boolean isOver(Instant at) {
        return validTo != null && !validTo.isAfter(at);
    }

    boolean isArchived(Instant at) {
        return archivedAt != null && !archivedAt.isAfter(at);
    }
}
