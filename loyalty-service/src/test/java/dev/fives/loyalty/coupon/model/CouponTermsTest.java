package dev.fives.loyalty.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.coupon.model.CouponVerdict.Discounted;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponTermsTest {

    @ParameterizedTest
    @CsvSource({
        "PERCENT, 10,   DOWN,      CNY, 268.50, 26.85",
        "PERCENT, 7.5,  DOWN,      CNY, 99.99,  7.49",
        "PERCENT, 7.5,  UP,        CNY, 99.99,  7.50",
        "PERCENT, 2.5,  HALF_UP,   CNY, 1.00,   0.03",
        "PERCENT, 2.5,  HALF_EVEN, CNY, 1.00,   0.02",
        "PERCENT, 10,   DOWN,      JPY, 999,    99",
        "PERCENT, 10,   DOWN,      KWD, 1.005,  0.100",
        "PERCENT, 100,  DOWN,      CNY, 268.50, 268.50",
        "AMOUNT,  50,   DOWN,      CNY, 268.50, 50",
        "AMOUNT,  50,   DOWN,      CNY, 20.00,  20.00"
    })
    void discount_isRoundedAsNamed_andNeverMoreThanTheCart(
            DiscountKind kind, BigDecimal value, Rounding rounding, String currency, BigDecimal cart, BigDecimal off) {
        CouponTerms terms = terms(kind, value, currency, rounding, null, BigDecimal.ZERO);

        assertThat(terms.discount(new Cart(cart, currency)))
                .isInstanceOfSatisfying(
                        Discounted.class, it -> assertThat(it.amount()).isEqualByComparingTo(off));
    }

    @Test
    void floor_isLeftToBePaid() {
        CouponTerms terms = terms(DiscountKind.AMOUNT, "50", "CNY", Rounding.DOWN, null, new BigDecimal("1.00"));

        assertThat(terms.discount(cart("20.00"))).isEqualTo(new Discounted(new BigDecimal("19.00")));
        assertThat(terms.discount(cart("1.00"))).isEqualTo(new Refused(CouponReason.NOTHING_TO_TAKE_OFF));
        assertThat(terms.discount(cart("0.50"))).isEqualTo(new Refused(CouponReason.NOTHING_TO_TAKE_OFF));
    }

    @Test
    void minimumAndCurrency_areAskedFor() {
        CouponTerms terms =
                terms(DiscountKind.PERCENT, "10", "CNY", Rounding.DOWN, new BigDecimal("100"), BigDecimal.ZERO);

        assertThat(terms.discount(cart("99.99"))).isEqualTo(new Refused(CouponReason.BELOW_MINIMUM));
        assertThat(terms.discount(cart("100.00"))).isInstanceOf(Discounted.class);
        assertThat(terms.discount(new Cart(new BigDecimal("100"), "EUR")))
                .isEqualTo(new Refused(CouponReason.OTHER_CURRENCY));
        assertThat(terms.discount(cart("100.04"))).isEqualTo(new Discounted(new BigDecimal("10.00")));
    }

    @Test
    void lessThanTheSmallestUnit_isNothing() {
        CouponTerms terms = terms(DiscountKind.PERCENT, "1", "CNY", Rounding.DOWN, null, BigDecimal.ZERO);

        assertThat(terms.discount(cart("0.99"))).isEqualTo(new Refused(CouponReason.NOTHING_TO_TAKE_OFF));
    }

    @Test
    void groups_combineWithTheirOwn() {
        assertThat(CouponTerms.combine("news", "news")).isTrue();
        assertThat(CouponTerms.combine("news", "birthday")).isFalse();
        assertThat(CouponTerms.combine("news", null)).isFalse();
        assertThat(CouponTerms.combine(null, null)).isFalse();
    }

    private static Cart cart(String amount) {
        return new Cart(new BigDecimal(amount), "CNY");
    }

    private static CouponTerms terms(
            DiscountKind kind,
            String value,
            String currency,
            Rounding rounding,
            @Nullable BigDecimal minimum,
            BigDecimal floor) {
        return terms(kind, new BigDecimal(value), currency, rounding, minimum, floor);
    }

    private static CouponTerms terms(
            DiscountKind kind,
            BigDecimal value,
            String currency,
            Rounding rounding,
            @Nullable BigDecimal minimum,
            BigDecimal floor) {
        return new CouponTerms(kind, value, currency, rounding, minimum, floor, 1, null, null);
    }
}
