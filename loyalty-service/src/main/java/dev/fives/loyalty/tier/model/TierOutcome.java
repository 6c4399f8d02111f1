package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a standing; nothing where nothing is told. */
public sealed interface TierOutcome {
    /** Business time; of what time brings, the due instant. */
    Instant at();

    /** @param from absent where none was held */
    record Upgraded(@Nullable String from, HeldTier to) implements TierOutcome {
        @Override
        public Instant at() {
            return to.since();
        }
    }

    /** Kept at the end of its validity. */
    record Renewed(HeldTier tier, Instant at) implements TierOutcome {}

    /**
     * The tier will be lost at the end of its validity.
     *
     * @param to absent where none would be left
     * @param amountToKeep how much more has to be bought by then
     */
    record DowngradeWarned(HeldTier from, @Nullable String to, BigDecimal amountToKeep, Instant at)
            implements TierOutcome {}

    /** @param to absent where none is left */
    record Downgraded(String from, @Nullable HeldTier to, Reason reason, Instant at) implements TierOutcome {}

    record BenefitGranted(GrantedBenefit benefit, Instant at) implements TierOutcome {}

    /** Without having been used, as far as that is known. */
    record BenefitEnded(GrantedBenefit benefit, Instant at) implements TierOutcome {}

    record BenefitUsed(GrantedBenefit benefit, Instant at) implements TierOutcome {}

    /** Codes on the wire. */
    enum Reason {
        /** The validity ended and the amount of the period did not suffice. */
        PERIOD_END,
        /** What the upgrade rested on was given back soon after it. */
        REFUND,
        /** The plan has no such tier any more. */
        PLAN_CHANGED
    }
}
