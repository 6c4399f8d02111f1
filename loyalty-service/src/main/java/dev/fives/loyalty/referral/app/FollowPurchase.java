package dev.fives.loyalty.referral.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.referral.model.Referral;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** A customer's purchase is in the ledger: a referral of that customer may have something to do. */
public final class FollowPurchase {
    private final AggregateStore<Referral> referrals;
    private final CarryOnReferral flow;
    private final ReferralIds ids;
    private final BusinessClock clock;

    public FollowPurchase(
            AggregateStore<Referral> referrals, CarryOnReferral flow, ReferralIds ids, BusinessClock clock) {
        this.referrals = referrals;
        this.flow = flow;
        this.ids = ids;
        this.clock = clock;
    }

    /** One look for most, whom nobody brought, and for those whose referral this purchase cannot change any more. */
    public Mono<Void> entered(String customerId, String purchaseId, Instant orderedAt) {
        return referrals
                .find(ids.ofFriend(customerId))
                .filter(stored -> stored.state().isDecidedBy(purchaseId, orderedAt))
                .flatMap(stored -> flow.carryOn(stored, clock.instant().truncatedTo(MILLIS)))
                .then();
    }
}
