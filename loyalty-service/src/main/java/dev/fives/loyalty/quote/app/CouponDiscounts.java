package dev.fives.loyalty.quote.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.coupon.app.FindCoupon;
import dev.fives.loyalty.coupon.model.Cart;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponAsk;
import dev.fives.loyalty.coupon.model.CouponReason;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.CouponVerdict;
import dev.fives.loyalty.coupon.model.CouponVerdict.Discounted;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import dev.fives.loyalty.quote.model.Considered;
import dev.fives.loyalty.quote.model.CouponDiscount;
import dev.fives.loyalty.quote.model.DiscountSource.Group;
import dev.fives.loyalty.quote.model.Taken;
import dev.fives.loyalty.quote.model.WhyNot;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The coupons that somebody wants to use, each as it would be redeemed after the ones before it. */
public final class CouponDiscounts implements DiscountSources {
    private final FindCoupon find;
    private final BusinessClock clock;

    public CouponDiscounts(FindCoupon find, BusinessClock clock) {
        this.find = find;
        this.clock = clock;
    }

    private record Typed(String code, Optional<Coupon> coupon) {}

    @Override
    public Flux<Considered> of(QuoteDraft.Ask ask) {
        Instant now = clock.instant();
        return Flux.fromIterable(ask.coupons()).concatMap(this::found).map(typed -> considered(typed, ask, now));
    }

    private Mono<Typed> found(String code) {
        return find.byCode(code)
                .map(stored -> new Typed(code, Optional.of(stored.state())))
                .onErrorReturn(ProblemException.class, new Typed(code, Optional.empty()));
    }

    private static Considered considered(Typed typed, QuoteDraft.Ask ask, Instant now) {
        return typed.coupon()
                .map(coupon -> considered(typed.code(), new Wanted(coupon, ask, now)))
                .orElseGet(() -> refused(typed.code(), WhyNot.UNKNOWN));
    }

    private static Considered considered(String code, Wanted wanted) {
        return wanted.worth(wanted.ask().cart().subtotal()) instanceof Refused(CouponReason reason)
                ? refused(code, why(reason))
                : new Considered.Candidate(new CouponDiscount(code, wanted));
    }

    private static Considered refused(String code, WhyNot why) {
        return new Considered.Refused(Group.COUPON, new CouponDiscount(code, left -> Taken.nothing(why)), why);
    }

    private record Wanted(Coupon coupon, QuoteDraft.Ask ask, Instant now) implements CouponDiscount.Terms {
        @Override
        public Taken off(long left) {
            return switch (worth(left)) {
                case Discounted off ->
                    Taken.of(off.amount().movePointRight(ask.cart().digits()));
                case Refused(CouponReason reason) -> Taken.nothing(why(reason));
            };
        }

        CouponVerdict worth(long left) {
            Cart cart = new Cart(ask.cart().money(left), ask.cart().currency());
            return coupon.judge(new CouponAsk(ask.customerId(), cart), now);
        }

        @Override
        public boolean combinesWith(CouponDiscount.Terms other) {
            return !(other instanceof Wanted(Coupon taken, QuoteDraft.Ask _, Instant _))
                    || (!coupon.couponId().equals(taken.couponId())
                            && CouponTerms.combine(
                                    coupon.terms().stackingGroup(),
                                    taken.terms().stackingGroup()));
        }
    }

    private static WhyNot why(CouponReason reason) {
        return switch (reason) {
            case NOT_YET_VALID -> WhyNot.NOT_YET_VALID;
            case EXPIRED -> WhyNot.EXPIRED;
            case USED_UP, REFERENCE_USED -> WhyNot.USED;
            case OTHER_CUSTOMER, CUSTOMER_REQUIRED, CUSTOMER_DELETED -> WhyNot.OTHER_CUSTOMER;
            case CUSTOMER_LIMIT -> WhyNot.CUSTOMER_LIMIT;
            case OTHER_CURRENCY -> WhyNot.OTHER_CURRENCY;
            case BELOW_MINIMUM -> WhyNot.BELOW_MINIMUM;
            case NOTHING_TO_TAKE_OFF -> WhyNot.NOTHING_COVERED;
            case NOT_COMBINABLE -> WhyNot.NOT_COMBINABLE;
        };
    }
}
