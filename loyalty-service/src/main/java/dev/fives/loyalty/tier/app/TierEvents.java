package dev.fives.loyalty.tier.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.BenefitChanged;
import dev.fives.contracts.loyalty.TierChanged;
import dev.fives.contracts.loyalty.TierDowngradeWarned;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.tier.model.GrantedBenefit;
import dev.fives.loyalty.tier.model.HeldTier;
import dev.fives.loyalty.tier.model.TierOutcome;
import dev.fives.loyalty.tier.model.TierOutcome.BenefitEnded;
import dev.fives.loyalty.tier.model.TierOutcome.BenefitGranted;
import dev.fives.loyalty.tier.model.TierOutcome.BenefitUsed;
import dev.fives.loyalty.tier.model.TierOutcome.DowngradeWarned;
import dev.fives.loyalty.tier.model.TierOutcome.Downgraded;
import dev.fives.loyalty.tier.model.TierOutcome.Renewed;
import dev.fives.loyalty.tier.model.TierOutcome.Upgraded;
import dev.fives.loyalty.tier.model.TierStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others are told of a member's tier. */
final class TierEvents {
    private final String customerId;
    private final String currency;

    private TierEvents(String customerId, String currency) {
        this.customerId = customerId;
        this.currency = currency;
    }

    static List<NewEvent> of(TierStep step, String currency) {
        TierEvents events = new TierEvents(step.standing().customerId(), currency);
        return step.outcomes().stream().map(events::event).toList();
    }

    private NewEvent event(TierOutcome outcome) {
        return switch (outcome) {
            case Upgraded it -> changed(EventTypes.TIER_UPGRADED, it.from(), it.to(), null, it.at());
            case Renewed it -> changed(EventTypes.TIER_RENEWED, it.tier().code(), it.tier(), null, it.at());
            case Downgraded it ->
                changed(
                        EventTypes.TIER_DOWNGRADED,
                        it.from(),
                        it.to(),
                        it.reason().name(),
                        it.at());
            case DowngradeWarned it -> warning(it);
            case BenefitGranted it -> benefit(EventTypes.BENEFIT_GRANTED, it.benefit(), it.at());
            case BenefitEnded it -> benefit(EventTypes.BENEFIT_ENDED, it.benefit(), it.at());
            case BenefitUsed it -> benefit(EventTypes.BENEFIT_USED, it.benefit(), it.at());
        };
    }

    private NewEvent changed(
            EventType type, @Nullable String from, @Nullable HeldTier to, @Nullable String reason, Instant at) {
        TierChanged data = to == null
                ? new TierChanged(customerId, from, null, null, null, reason, at)
                : new TierChanged(customerId, from, to.code(), to.since(), to.validUntil(), reason, at);
        return new NewEvent(type, data, at);
    }

    private NewEvent warning(DowngradeWarned it) {
        Money missing = Money.of(Amounts.scaled(it.amountToKeep(), currency), currency);
        TierDowngradeWarned data = new TierDowngradeWarned(
                customerId, it.from().code(), it.to(), it.from().validUntil(), missing, it.at());
        return new NewEvent(EventTypes.TIER_DOWNGRADE_WARNING, data, it.at());
    }

    private NewEvent benefit(EventType type, GrantedBenefit benefit, Instant at) {
        BenefitChanged data = new BenefitChanged(
                customerId, benefit.code(), benefit.tier(), benefit.use().name(), benefit.validUntil(), at);
        return new NewEvent(type, data, at);
    }
}
