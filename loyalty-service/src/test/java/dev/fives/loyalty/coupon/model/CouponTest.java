package dev.fives.loyalty.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.coupon.model.CouponEvent.What;
import dev.fives.loyalty.coupon.model.CouponVerdict.Discounted;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CouponTest {
    private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = FROM.plusSeconds(60);
    private static final Instant TO = FROM.plusSeconds(3_600);

    @Test
    void singleUse_isUsedOnce_andValidAgainWhenReleased() {
        Coupon coupon = coupon(null, 1, null);

        CouponStep used = coupon.redeem("order:1", ask(null), NOW);
        assertThat(used.coupon().status()).isEqualTo(CouponStatus.REDEEMED);
        assertThat(used.coupon().nextDueAt()).isNull();
        assertThat(used.events()).extracting(CouponEvent::what).containsExactly(What.REDEEMED);
        assertThat(used.coupon().redeem("order:1", ask(null), NOW).coupon()).isEqualTo(used.coupon());
        assertThat(used.coupon().redeem("order:2", ask(null), NOW).coupon()).isEqualTo(used.coupon());
        assertThat(used.coupon().judge(ask(null), NOW)).isEqualTo(new Refused(CouponReason.USED_UP));

        CouponStep released = used.coupon().release("order:1", NOW);
        assertThat(released.coupon().status()).isEqualTo(CouponStatus.ACTIVE);
        assertThat(released.coupon().nextDueAt()).isEqualTo(TO);
        assertThat(released.events()).extracting(CouponEvent::what).containsExactly(What.RELEASED);
        assertThat(released.coupon().release("order:1", NOW).events()).isEmpty();
        assertThat(released.coupon().redeem("order:2", ask(null), NOW).events()).hasSize(1);
    }

    @Test
    void uses_areCounted_byCustomerToo() {
        Coupon coupon = coupon(null, 3, 1);

        assertThat(coupon.judge(ask(null), NOW)).isEqualTo(new Refused(CouponReason.CUSTOMER_REQUIRED));
        Coupon once = coupon.redeem("order:1", ask("cus_1"), NOW).coupon();
        assertThat(once.usesLeft()).isEqualTo(2);
        assertThat(once.status()).isEqualTo(CouponStatus.ACTIVE);
        assertThat(once.judge(ask("cus_1"), NOW)).isEqualTo(new Refused(CouponReason.CUSTOMER_LIMIT));
        assertThat(once.judge(ask("cus_2"), NOW)).isInstanceOf(Discounted.class);
    }

    @Test
    void ofOneCustomer_isNobodyElses() {
        Coupon coupon = coupon("cus_1", 1, null);

        assertThat(coupon.judge(ask(null), NOW)).isEqualTo(new Refused(CouponReason.CUSTOMER_REQUIRED));
        assertThat(coupon.judge(ask("cus_2"), NOW)).isEqualTo(new Refused(CouponReason.OTHER_CUSTOMER));
        assertThat(coupon.judge(ask("cus_1"), NOW)).isInstanceOf(Discounted.class);
    }

    @Test
    void time_isKept() {
        Coupon coupon = coupon(null, 1, null);

        assertThat(coupon.judge(ask(null), FROM.minusMillis(1))).isEqualTo(new Refused(CouponReason.NOT_YET_VALID));
        assertThat(coupon.judge(ask(null), TO.minusMillis(1))).isInstanceOf(Discounted.class);
        assertThat(coupon.judge(ask(null), TO)).isEqualTo(new Refused(CouponReason.EXPIRED));
        assertThat(coupon.expire(TO.minusMillis(1)).events()).isEmpty();
        CouponStep expired = coupon.expire(TO.plusSeconds(7));
        assertThat(expired.events()).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(What.EXPIRED);
            assertThat(it.at()).isEqualTo(TO);
        });
        assertThat(expired.coupon().expire(TO.plusSeconds(8)).events()).isEmpty();
    }

    @Test
    void whatIsUsedUp_doesNotExpire_untilAUseComesBackTooLate() {
        Coupon used = coupon(null, 1, null).redeem("order:1", ask(null), NOW).coupon();

        assertThat(used.expire(TO.plusSeconds(1)).events()).isEmpty();
        CouponStep late = used.release("order:1", TO.plusSeconds(9));
        assertThat(late.events()).extracting(CouponEvent::what).containsExactly(What.RELEASED, What.EXPIRED);
        assertThat(late.events()).extracting(CouponEvent::at).containsOnly(TO.plusSeconds(9));
        assertThat(late.coupon().status()).isEqualTo(CouponStatus.EXPIRED);
        assertThat(late.coupon().nextDueAt()).isNull();
    }

    @Test
    void releasedOfAnExpiredOne_staysExpired() {
        Coupon expired = coupon(null, 2, null)
                .redeem("order:1", ask(null), NOW)
                .then(coupon -> coupon.expire(TO))
                .coupon();

        Coupon released = expired.release("order:1", TO).coupon();
        assertThat(released.status()).isEqualTo(CouponStatus.EXPIRED);
        assertThat(released.judge(ask(null), NOW)).isEqualTo(new Refused(CouponReason.EXPIRED));
    }

    @Test
    void basket_takesWhatGoesTogether() {
        CouponBasket alone = CouponBasket.with("order:1", null, "cpn_1", FROM);
        CouponBasket news = CouponBasket.with("order:1", "news", "cpn_1", FROM);

        assertThat(alone.joined("news", "cpn_2", 9, NOW)).isEmpty();
        assertThat(alone.joined(null, "cpn_2", 9, NOW)).isEmpty();
        assertThat(news.joined(null, "cpn_2", 9, NOW)).isEmpty();
        assertThat(news.joined("news", "cpn_2", 1, NOW)).isEmpty();
        CouponBasket both = news.joined("news", "cpn_2", 2, NOW).orElseThrow();
        assertThat(both.couponIds()).containsExactly("cpn_1", "cpn_2");
        assertThat(news.left("cpn_1")
                        .joined(null, "cpn_3", 9, NOW)
                        .orElseThrow()
                        .group())
                .isNull();
        assertThat(both.isHeldSince(NOW)).isTrue();
        assertThat(both.isHeldSince(FROM)).as("by the last one").isFalse();
    }

    private static CouponAsk ask(@Nullable String customerId) {
        return new CouponAsk(customerId, new Cart(new BigDecimal("200"), "CNY"));
    }

    private static Coupon coupon(@Nullable String customerId, int uses, @Nullable Integer perCustomer) {
        CouponTerms terms = new CouponTerms(
                DiscountKind.AMOUNT,
                BigDecimal.TEN,
                "CNY",
                Rounding.DOWN,
                null,
                BigDecimal.ZERO,
                uses,
                perCustomer,
                null);
        return Coupon.issue(
                        "cpn_1",
                        "CODE",
                        customerId,
                        new CouponOrigin("cpb_1", "cpc_1", "c", FROM),
                        terms,
                        new Validity(FROM, TO))
                .coupon();
    }
}
