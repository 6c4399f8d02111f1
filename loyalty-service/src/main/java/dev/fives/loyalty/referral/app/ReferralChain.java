package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralStatus;
import reactor.core.publisher.Mono;

/** Who brought whom. */
public final class ReferralChain {
    private final AggregateStore<Referral> referrals;
    private final ReferralIds ids;
    private final int max;

    /** @param max how far it is followed; whoever is farther away is nobody's near friend */
    public ReferralChain(AggregateStore<Referral> referrals, ReferralIds ids, int max) {
        this.referrals = referrals;
        this.ids = ids;
        this.max = max;
    }

    /** Whether the friend brought the referrer, or who brought the referrer, and so on. */
    Mono<Boolean> isCircular(String referrerId, String friendId) {
        return isAbove(referrerId, friendId, max);
    }

    private Mono<Boolean> isAbove(String customerId, String above, int left) {
        return left == 0
                ? Mono.just(false)
                : referrals
                        .find(ids.ofFriend(customerId))
                        .filter(stored -> !stored.state().is(ReferralStatus.REFUSED))
                        .map(stored -> stored.state().ask().referrerId())
                        .flatMap(referrer ->
                                referrer.equals(above) ? Mono.just(true) : isAbove(referrer, above, left - 1))
                        .defaultIfEmpty(false);
    }
}
