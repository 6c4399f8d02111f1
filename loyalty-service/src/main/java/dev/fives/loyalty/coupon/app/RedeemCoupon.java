package dev.fives.loyalty.coupon.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponAsk;
import dev.fives.loyalty.coupon.model.CouponReason;
import dev.fives.loyalty.coupon.model.CouponStep;
import dev.fives.loyalty.coupon.model.CouponVerdict;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import java.time.Instant;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Uses a coupon for an order, or looks what it would do. The reference is what makes a repeat a repeat: asked again for
 * the same order it answers the same.
 */
public final class RedeemCoupon {
    private final AggregateStore<Coupon> coupons;
    private final FindCoupon find;
    private final CouponBaskets baskets;
    private final SpendablePoints customers;
    private final BusinessClock clock;

    public RedeemCoupon(
            AggregateStore<Coupon> coupons,
            FindCoupon find,
            CouponBaskets baskets,
            SpendablePoints customers,
            BusinessClock clock) {
        this.coupons = coupons;
        this.find = find;
        this.baskets = baskets;
        this.customers = customers;
        this.clock = clock;
    }

    /** What the coupon would do now; changes nothing. 404 without the coupon. */
    public Mono<CouponVerdict> validate(String code, CartDraft draft) {
        CouponAsk ask = draft.checked(false);
        return find.byCode(code).map(stored -> stored.state().judge(ask, clock.instant()));
    }

    /** The coupon, which has the use of this reference; 404 without it, 409 with {@code reason} where it is refused. */
    public Mono<Stored<Coupon>> redeem(String code, CartDraft draft) {
        CouponAsk ask = draft.checked(true);
        Use use = new Use(
                Objects.requireNonNull(draft.reference()), ask, clock.instant().truncatedTo(MILLIS));
        return find.byCode(code)
                .flatMap(stored -> use.isIn(stored.state()) ? Mono.just(stored) : attempt(stored, use))
                .doOnNext(stored -> requireSame(stored.state(), use));
    }

    private record Use(String reference, CouponAsk ask, Instant now) {
        boolean isIn(Coupon coupon) {
            return coupon.use(reference).isPresent();
        }
    }

    /** What obviously cannot be is refused before anything is written. */
    private Mono<Stored<Coupon>> attempt(Stored<Coupon> stored, Use use) {
        if (stored.state().judge(use.ask(), use.now()) instanceof Refused(CouponReason reason)) {
            return Mono.error(Refusals.of(reason));
        }
        String customerId = use.ask().customerId();
        Mono<Void> allowed = customerId == null ? Mono.empty() : customers.requireNotDeleted(customerId);
        return allowed.then(Mono.defer(() -> baskets.join(use.reference(), stored.state())))
                .then(Mono.defer(() -> coupons.change(stored.id(), loaded -> decision(loaded.state(), use))))
                .flatMap(changed -> use.isIn(changed.state()) ? Mono.just(changed) : refuse(changed.state(), use));
    }

    private static Decision<Coupon> decision(Coupon coupon, Use use) {
        return decision(
                coupon,
                coupon.expire(use.now()).then(present -> present.redeem(use.reference(), use.ask(), use.now())));
    }

    static Decision<Coupon> decision(Coupon before, CouponStep step) {
        return step.coupon().equals(before)
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(step.coupon(), CouponEvents.of(step));
    }

    private Mono<Stored<Coupon>> refuse(Coupon coupon, Use use) {
        CouponReason reason =
                coupon.judge(use.ask(), use.now()) instanceof Refused(CouponReason why) ? why : CouponReason.USED_UP;
        return baskets.leave(use.reference(), coupon.couponId()).then(Mono.error(() -> Refusals.of(reason)));
    }

    private static void requireSame(Coupon coupon, Use use) {
        boolean same = coupon.use(use.reference())
                .filter(made -> made.answers(use.ask()))
                .isPresent();
        if (!same) {
            throw Refusals.of(CouponReason.REFERENCE_USED);
        }
    }
}
