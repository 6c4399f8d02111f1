package dev.fives.loyalty.coupon.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.coupon.model.Coupon;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Gives the use of a coupon back: its order came to nothing. Asked again it answers the same. */
public final class ReleaseCoupon {
    private final AggregateStore<Coupon> coupons;
    private final FindCoupon find;
    private final CouponBaskets baskets;
    private final BusinessClock clock;

    public ReleaseCoupon(AggregateStore<Coupon> coupons, FindCoupon find, CouponBaskets baskets, BusinessClock clock) {
        this.coupons = coupons;
        this.find = find;
        this.baskets = baskets;
        this.clock = clock;
    }

    /** 404 without the coupon, 409 where it was never used for this reference. */
    public Mono<Stored<Coupon>> release(String code, ReleaseDraft draft) {
        String reference = CartDraft.reference(draft.reference());
        Instant now = clock.instant().truncatedTo(MILLIS);
        return find.byCode(code)
                .flatMap(stored -> coupons.changeWhen(stored.id(), loaded -> decide(loaded, reference, now)))
                .flatMap(released -> baskets.leave(reference, released.id()).thenReturn(released));
    }

    /** One that was broken off on its way is in the basket alone. */
    private Mono<Decision<Coupon>> decide(Stored<Coupon> loaded, String reference, Instant now) {
        Coupon coupon = loaded.state();
        Mono<Boolean> known =
                coupon.use(reference).isPresent() || coupon.released().contains(reference)
                        ? Mono.just(true)
                        : baskets.contains(reference, loaded.id());
        return known.flatMap(is -> is
                ? Mono.just(RedeemCoupon.decision(
                        coupon, coupon.expire(now).then(present -> present.release(reference, now))))
                : Mono.error(neverUsed()));
    }

    private static ProblemException neverUsed() {
        return new ProblemException(
                Problems.CONFLICT, "reference: unknown (expected: one that the coupon was redeemed for)");
    }
}
