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
import java.util.ArrayList;
import java.util.List;
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
        return Flux.fromIterable(ask.coupons())
                .concatMap(this::found)
                .collectList()
                .flatMapIterable(typed -> considered(typed, ask, clock.instant()));
    }

    private Mono<Typed> found(String code) {
        return find.byCode(code)
                .map(stored -> new Typed(code, Optional.of(stored.state())))
                .onErrorReturn(ProblemException.class, new Typed(code, Optional.empty()));
    }

    private static List<Considered> considered(List<Typed> typed, QuoteDraft.Ask ask, Instant now) {
        List<Coupon> chosen = new ArrayList<>();
        List<Considered> considered = new ArrayList<>();
        for (Typed one : typed) {
            considered.add(one.coupon()
                    .map(coupon -> considered(one.code(), coupon, chosen, ask, now))
                    .orElseGet(() -> refused(one.code(), WhyNot.UNKNOWN)));
        }
        return considered;
    }

    private static Considered considered(
            String code, Coupon coupon, List<Coupon> chosen, QuoteDraft.Ask ask, Instant now) {
        if (worth(coupon, ask, ask.cart().subtotal(), now) instanceof Refused(CouponReason reason)) {
            return refused(code, why(reason));
        }
        if (!chosen.stream().allMatch(other -> combine(other, coupon))) {
            return refused(code, WhyNot.NOT_COMBINABLE);
        }
        chosen.add(coupon);
        return new Considered.Candidate(new CouponDiscount(code, left -> switch (worth(coupon, ask, left, now)) {
            case Discounted off ->
                Taken.of(off.amount().movePointRight(ask.cart().digits()));
            case Refused(CouponReason reason) -> Taken.nothing(why(reason));
        }));
    }

    private static boolean combine(Coupon one, Coupon other) {
        return !one.couponId().equals(other.couponId())
                && CouponTerms.combine(
                        one.terms().stackingGroup(), other.terms().stackingGroup());
    }

    private static CouponVerdict worth(Coupon coupon, QuoteDraft.Ask ask, long left, Instant now) {
        Cart cart = new Cart(ask.cart().money(left), ask.cart().currency());
        return coupon.judge(new CouponAsk(ask.customerId(), cart), now);
    }

    private static Considered refused(String code, WhyNot why) {
        return new Considered.Refused(Group.COUPON, new CouponDiscount(code, left -> Taken.nothing(why)), why);
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
