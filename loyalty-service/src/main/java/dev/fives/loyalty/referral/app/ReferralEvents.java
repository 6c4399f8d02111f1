package dev.fives.loyalty.referral.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.ReferralChanged;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralReason;
import dev.fives.loyalty.referral.model.ReferralStatus;
import java.time.Instant;
import java.util.List;

/** What others are told of a referral. */
final class ReferralEvents {
    private ReferralEvents() {}

    /** One that others know of by now. */
    static Decision<Referral> told(Referral before, Referral next) {
        boolean known = !before.is(ReferralStatus.REQUESTED) || !next.is(ReferralStatus.REFUSED);
        return new Decision.Changed<>(next, known ? List.of(event(next)) : List.of());
    }

    private static NewEvent event(Referral referral) {
        Instant at = at(referral);
        ReferralReason reason = referral.reason();
        ReferralChanged changed = new ReferralChanged(
                referral.referralId(),
                referral.ask().referrerId(),
                referral.ask().friendId(),
                referral.ask().code(),
                Money.of(referral.terms().threshold(), referral.terms().currency()),
                referral.terms().referrerPoints(),
                referral.terms().friendPoints(),
                referral.conversion() == null ? null : referral.conversion().purchaseId(),
                reason == null ? null : reason.name(),
                at);
        return new NewEvent(type(referral.status()), changed, at);
    }

    private static Instant at(Referral referral) {
        if (referral.endedAt() != null) {
            return referral.endedAt();
        }
        return referral.conversion() == null
                ? referral.ask().at()
                : referral.conversion().at();
    }

    private static EventType type(ReferralStatus status) {
        return switch (status) {
            case REQUESTED, PENDING -> EventTypes.REFERRAL_CREATED;
            case CONVERTED -> EventTypes.REFERRAL_CONVERTED;
            case REVERSED, REFUSED -> EventTypes.REFERRAL_REVERSED;
        };
    }
}
