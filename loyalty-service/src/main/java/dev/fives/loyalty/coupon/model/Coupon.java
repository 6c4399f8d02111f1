package dev.fives.loyalty.coupon.model;

import dev.fives.loyalty.coupon.model.CouponEvent.What;
import dev.fives.loyalty.coupon.model.CouponVerdict.Discounted;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coupon with all of its uses: whether it may be used is decided here alone.
 *
 * @param couponId derived from the code, so that a code is looked up by it
 * @param code who knows it has it
 * @param customerId who alone may use it; absent for whoever has the code
 * @param released references whose use was given back, the latest last; some are kept so that a repeat is known
 * @param nextDueAt when it expires, while it has uses left
 */
public record Coupon(
        String couponId,
        String code,
        @Nullable String customerId,
        CouponOrigin origin,
        CouponTerms terms,
        Validity validity,
        CouponStatus status,
        List<CouponUse> uses,
        List<String> released,
        @Nullable Instant nextDueAt) {
    private static final int RELEASED_KEPT = 50;

    public Coupon {
        uses = List.copyOf(uses);
        released = List.copyOf(released);
    }

    public static CouponStep issue(
            String couponId,
            String code,
            @Nullable String customerId,
            CouponOrigin origin,
            CouponTerms terms,
            Validity validity) {
        Coupon coupon = new Coupon(
                couponId,
                code,
                customerId,
                origin,
                terms,
                validity,
                CouponStatus.ACTIVE,
                List.of(),
                List.of(),
                validity.to());
        return CouponStep.told(new CouponEvent(What.ISSUED, coupon, null, origin.at()));
    }

    public Optional<CouponUse> use(String reference) {
        return uses.stream().filter(use -> use.reference().equals(reference)).findFirst();
    }

    public int usesLeft() {
        return terms.usesMax() - uses.size();
    }

    /** What it would take off now; nothing is changed by it. */
    public CouponVerdict judge(CouponAsk ask, Instant now) {
        return refusal(ask, now).<CouponVerdict>map(Refused::new).orElseGet(() -> terms.discount(ask.cart()));
    }

    private Optional<CouponReason> refusal(CouponAsk ask, Instant now) {
        if (now.isBefore(validity.from())) {
            return Optional.of(CouponReason.NOT_YET_VALID);
        }
        if (usesLeft() <= 0) {
            return Optional.of(CouponReason.USED_UP);
        }
        if (status == CouponStatus.EXPIRED || validity.isOverAt(now)) {
            return Optional.of(CouponReason.EXPIRED);
        }
        return refusalOf(ask.customerId());
    }

    private Optional<CouponReason> refusalOf(@Nullable String who) {
        if (who == null) {
            return customerId == null && terms.usesPerCustomer() == null
                    ? Optional.empty()
                    : Optional.of(CouponReason.CUSTOMER_REQUIRED);
        }
        if (customerId != null && !customerId.equals(who)) {
            return Optional.of(CouponReason.OTHER_CUSTOMER);
        }
        Integer most = terms.usesPerCustomer();
        long own = uses.stream().filter(use -> who.equals(use.customerId())).count();
        return most != null && own >= most ? Optional.of(CouponReason.CUSTOMER_LIMIT) : Optional.empty();
    }

    /** Unchanged where it is used for the reference already, or is refused. */
    public CouponStep redeem(String reference, CouponAsk ask, Instant now) {
        if (use(reference).isPresent()) {
            return CouponStep.silent(this);
        }
        return switch (judge(ask, now)) {
            case Refused _ -> CouponStep.silent(this);
            case Discounted off ->
                redeemed(new CouponUse(
                        reference,
                        ask.customerId(),
                        ask.cart().amount(),
                        ask.cart().currency(),
                        off.amount(),
                        now));
        };
    }

    private CouponStep redeemed(CouponUse use) {
        List<CouponUse> next = new ArrayList<>(uses);
        next.add(use);
        List<String> others = new ArrayList<>(released);
        others.remove(use.reference());
        return CouponStep.told(new CouponEvent(What.REDEEMED, with(next, others), use, use.at()));
    }

    /** The use is given back; unchanged without one. */
    public CouponStep release(String reference, Instant now) {
        return use(reference).map(use -> released(use, now)).orElseGet(() -> CouponStep.silent(this));
    }

    private CouponStep released(CouponUse use, Instant now) {
        List<CouponUse> left = uses.stream().filter(each -> !each.equals(use)).toList();
        List<String> noted = new ArrayList<>(released);
        noted.add(use.reference());
        Coupon next = with(left, noted.subList(Math.max(0, noted.size() - RELEASED_KEPT), noted.size()));
        return CouponStep.told(new CouponEvent(What.RELEASED, next, use, now)).then(coupon -> coupon.expireLate(now));
    }

    /** As of its due instant, whenever it is noticed. */
    public CouponStep expire(Instant now) {
        Instant due = nextDueAt;
        return due == null || now.isBefore(due) ? CouponStep.silent(this) : expired(due);
    }

    /** A use that comes back after the end is lost when it comes back. */
    private CouponStep expireLate(Instant now) {
        return nextDueAt != null && validity.isOverAt(now) ? expired(now) : CouponStep.silent(this);
    }

    private CouponStep expired(Instant at) {
        Coupon over = new Coupon(
                couponId, code, customerId, origin, terms, validity, CouponStatus.EXPIRED, uses, released, null);
        return CouponStep.told(new CouponEvent(What.EXPIRED, over, null, at));
    }

    /** One that has expired stays so. */
    private Coupon with(List<CouponUse> newUses, List<String> newReleased) {
        boolean over = status == CouponStatus.EXPIRED;
        boolean left = newUses.size() < terms.usesMax();
        CouponStatus open = left ? CouponStatus.ACTIVE : CouponStatus.REDEEMED;
        return new Coupon(
                couponId,
                code,
                customerId,
                origin,
                terms,
                validity,
                over ? CouponStatus.EXPIRED : open,
                newUses,
                newReleased,
                over || !left ? null : validity.to());
    }
}
