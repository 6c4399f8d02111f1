package dev.fives.loyalty.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CouponCodeTest {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void codes_areWhole_differ_andFollowFromTheSeed() {
        assertThat(IntStream.range(0, 2_000).mapToObj(i -> CouponCode.of("seed", i)))
                .doesNotHaveDuplicates()
                .allMatch(CouponCode::isWhole)
                .allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{17}"));
        assertThat(CouponCode.of("seed", 7))
                .isEqualTo(CouponCode.of("seed", 7))
                .isNotEqualTo(CouponCode.of("other", 7));
    }

    @Test
    void typed_isReadAsItWasMeant() {
        String code = CouponCode.of("seed", 1);

        assertThat(CouponCode.typed(CouponCode.shown(code))).isEqualTo(code);
        assertThat(CouponCode.typed(" " + CouponCode.shown(code).toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(code);
        assertThat(CouponCode.typed("oO-iI-lL")).isEqualTo("001111");
    }

    @Test
    void oneWrongSign_isFound_wherever() {
        String code = CouponCode.of("seed", 3);

        for (int at = 0; at < code.length(); at++) {
            for (int i = 0; i < SIGNS.length(); i++) {
                String wrong = code.substring(0, at) + SIGNS.charAt(i) + code.substring(at + 1);
                assertThat(CouponCode.isWhole(wrong)).isEqualTo(wrong.equals(code));
            }
        }
    }

    @Test
    void neighboursThatChangedPlaces_areFound() {
        String code = CouponCode.of("seed", 4);

        for (int at = 0; at + 2 < code.length(); at++) {
            String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
            assertThat(CouponCode.isWhole(swapped)).isEqualTo(swapped.equals(code));
        }
    }

    @Test
    void otherTexts_areNone() {
        assertThat(CouponCode.isWhole("")).isFalse();
        assertThat(CouponCode.isWhole("7K3M")).isFalse();
        assertThat(CouponCode.isWhole("$".repeat(17))).isFalse();
    }
}
