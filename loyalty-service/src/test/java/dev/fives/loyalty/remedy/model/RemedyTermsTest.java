package dev.fives.loyalty.remedy.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.remedy.model.RemedyVerdict.Grant;
import dev.fives.loyalty.remedy.model.RemedyVerdict.GrantCoupon;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Reason;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Refuse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemedyTermsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String CUSTOMER = "cus_1";

    private final RemedyTerms terms = new RemedyTerms(1_000, 50);

    @Test
    void points_areGranted_upToTheLimit() {
        assertThat(judge(CUSTOMER, "POINTS", 500)).isEqualTo(new Grant(CUSTOMER, 500));
        assertThat(judge(CUSTOMER, "POINTS", 1_000)).isEqualTo(new Grant(CUSTOMER, 1_000));
        assertThat(judge(CUSTOMER, "POINTS", 1_001)).isEqualTo(new Refuse(Reason.OVER_LIMIT));
    }

    @Test
    void noPoints_areRefused() {
        assertThat(judge(CUSTOMER, "POINTS", 0)).isEqualTo(new Refuse(Reason.NOT_POSITIVE));
        assertThat(judge(CUSTOMER, "POINTS", -1)).isEqualTo(new Refuse(Reason.NOT_POSITIVE));
    }

    @Test
    void nobodysComplaint_isRefused() {
        assertThat(judge(null, "POINTS", 500)).isEqualTo(new Refuse(Reason.NO_CUSTOMER));
    }

    @Test
    void coupons_areGranted_upToTheirOwnLimit() {
        assertThat(judge(CUSTOMER, "COUPON", 50)).isEqualTo(new GrantCoupon(CUSTOMER, 50));
        assertThat(judge(CUSTOMER, "COUPON", 51)).isEqualTo(new Refuse(Reason.OVER_LIMIT));
        assertThat(judge(CUSTOMER, "COUPON", 0)).isEqualTo(new Refuse(Reason.NOT_POSITIVE));
        assertThat(judge(null, "COUPON", 50)).isEqualTo(new Refuse(Reason.NO_CUSTOMER));
    }

    @Test
    void otherTypes_areRefused() {
        assertThat(judge(CUSTOMER, "CASH", 50)).isEqualTo(new Refuse(Reason.UNKNOWN_TYPE));
    }

    private RemedyVerdict judge(@Nullable String customer, String type, long value) {
        return terms.judge(new RemedyAsk("rem_1", "tic_1", customer, type, value, AT));
    }
}
