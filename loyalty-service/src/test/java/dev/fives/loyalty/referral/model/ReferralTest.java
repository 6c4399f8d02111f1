package dev.fives.loyalty.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.referral.model.Bought.Qualified;
import dev.fives.loyalty.referral.model.Referral.Verdict;
import dev.fives.loyalty.referral.model.Referrer.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferralTest {
    private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant BOUGHT = MADE.plus(Duration.ofDays(2));
    private static final Instant NOW = MADE.plus(Duration.ofDays(9));
    private static final ReferralTerms TERMS = new ReferralTerms(
            new BigDecimal("100"), "CNY", 200, 100, Duration.ofDays(30).toSeconds());
    private static final Qualified FIRST = new Qualified("pur_1", BOUGHT);

    @Test
    void purchaseOfTheThreshold_converts_oneBelowDoesNot() {
        assertThat(pending().judge(bought(change("pur_1", "99.99", BOUGHT)), NOW))
                .isEqualTo(new Verdict.Wait());
        assertThat(pending().judge(bought(change("pur_1", "100.00", BOUGHT)), NOW))
                .isEqualTo(new Verdict.Convert(FIRST));
        assertThat(pending().judge(bought(change("pur_1", "100", MADE)), NOW))
                .as("at the very instant")
                .isEqualTo(new Verdict.Convert(new Qualified("pur_1", MADE)));
    }

    @Test
    void otherCurrency_andSmallOnes_doNotAddUp() {
        BoughtChange euros = new BoughtChange("pur_2", new BigDecimal("500"), "EUR", BOUGHT, BOUGHT);

        assertThat(pending().judge(bought(change("pur_1", "60", BOUGHT), change("pur_3", "60", BOUGHT), euros), NOW))
                .isEqualTo(new Verdict.Wait());
    }

    @Test
    void firstByItsOrder_isTheOne() {
        BoughtChange later = change("pur_0", "500", BOUGHT.plusSeconds(1));

        assertThat(pending().judge(bought(later, change("pur_1", "150", BOUGHT)), NOW))
                .isEqualTo(new Verdict.Convert(FIRST));
    }

    @Test
    void whoBoughtBefore_isNoFriendToBring_alsoOnceConverted() {
        Bought before = bought(change("pur_0", "0.01", MADE.minusMillis(1)), change("pur_1", "150", BOUGHT));
        Verdict none = new Verdict.End(ReferralReason.ALREADY_A_BUYER, NOW);

        assertThat(pending().judge(before, NOW)).isEqualTo(none);
        assertThat(converted().judge(before, NOW)).isEqualTo(none);
    }

    @Test
    void refundWithinTheWindow_endsIt_whateverIsHeardFirst() {
        BoughtChange recorded = change("pur_1", "268.50", BOUGHT);
        BoughtChange refund = given("-200", BOUGHT.plus(Duration.ofDays(30)));

        assertThat(converted().judge(bought(recorded, refund), NOW))
                .isEqualTo(new Verdict.End(ReferralReason.REFUNDED, NOW));
        assertThat(pending().judge(bought(recorded, refund), NOW)).isEqualTo(new Verdict.Wait());
        assertThat(pending().judge(bought(given("68.50", BOUGHT.plusSeconds(9))), NOW))
                .as("only the version after the refund was heard")
                .isEqualTo(new Verdict.Wait());
    }

    @Test
    void refundAboveTheThreshold_orAfterTheWindow_endsNothing() {
        BoughtChange recorded = change("pur_1", "268.50", BOUGHT);

        assertThat(converted().judge(bought(recorded, given("-168.50", BOUGHT.plusSeconds(9))), NOW))
                .isEqualTo(new Verdict.Wait());
        Instant late = BOUGHT.plus(Duration.ofDays(30)).plusMillis(1);
        assertThat(converted().judge(bought(recorded, given("-268.50", late)), NOW))
                .isEqualTo(new Verdict.Wait());
    }

    @Test
    void end_isFinal() {
        Referral reversed = converted().ended(ReferralReason.REFUNDED, NOW, NOW);
        Referral refused = pending().ended(ReferralReason.REFERRER_LIMIT, NOW, NOW);

        assertThat(reversed.status()).isEqualTo(ReferralStatus.REVERSED);
        assertThat(reversed.owesEntries()).isTrue();
        assertThat(reversed.entered().owesEntries()).isFalse();
        assertThat(refused.status()).isEqualTo(ReferralStatus.REFUSED);
        assertThat(refused.owesEntries()).isFalse();
        for (Referral ended : List.of(reversed, refused)) {
            assertThat(ended.judge(bought(change("pur_9", "500", BOUGHT)), NOW)).isEqualTo(new Verdict.Wait());
        }
    }

    @Test
    void limit_slides_andCountsAReferralOnce() {
        Limit two = new Limit(2, Duration.ofDays(1).toSeconds());
        Referrer none = Referrer.of("CODE", "cus_1", MADE);

        Referrer one = none.converts("rfl_1", MADE, two).orElseThrow();
        Referrer both = one.converts("rfl_2", MADE.plusSeconds(1), two).orElseThrow();
        assertThat(both.converts("rfl_1", MADE.plusSeconds(2), two)).contains(both);
        assertThat(both.converts("rfl_3", MADE.plus(Duration.ofDays(1)).minusMillis(1), two))
                .isEmpty();
        Optional<Referrer> later = both.converts("rfl_3", MADE.plus(Duration.ofDays(1)), two);
        assertThat(later.orElseThrow().converted())
                .extracting(Referrer.Taken::referralId)
                .containsExactly("rfl_1", "rfl_2", "rfl_3");
        assertThat(both.creates("rfl_3", MADE.plusSeconds(2), two))
                .as("another limit")
                .isPresent();
    }

    @Test
    void limit_goesByTheirOwnInstants_whateverIsHeardFirst() {
        Limit two = new Limit(2, Duration.ofDays(30).toSeconds());
        Referrer none = Referrer.of("CODE", "cus_1", MADE);

        Referrer full = converting(none, two, 0, 1);
        Referrer later = converting(full, two, 40);
        assertThat(later.converts("rfl_late", day(2), two))
                .as("one too many in its time, though others came since")
                .isEmpty();

        Referrer busy = converting(none, two, 40, 41);
        assertThat(busy.converts("rfl_late", day(1), two))
                .as("nobody else in its time")
                .isPresent();
        assertThat(busy.converts("rfl_late", day(30), two)).as("in between").isEmpty();
    }

    @Test
    void limit_forgetsTheOldest_andGrantsNothingOfTheirTime() {
        Limit one = new Limit(1, Duration.ofDays(1).toSeconds());
        Referrer busy = converting(Referrer.of("CODE", "cus_1", MADE), one, 10, 11, 12, 13, 14, 15);

        assertThat(busy.converted()).hasSize(5);
        assertThat(busy.converts("rfl_late", day(3), one)).isEmpty();
        assertThat(busy.converts("rfl_next", day(16), one)).isPresent();
    }

    private static Referrer converting(Referrer referrer, Limit limit, int... days) {
        Referrer next = referrer;
        for (int day : days) {
            next = next.converts("rfl_" + day, day(day), limit).orElseThrow();
        }
        return next;
    }

    private static Instant day(int number) {
        return MADE.plus(Duration.ofDays(number));
    }

    /** So that who has converted costs nothing more, however much is bought. */
    @Test
    void converted_isDecidedByItsOwnPurchase_andByWhatIsOlderThanItself() {
        assertThat(converted().isDecidedBy("pur_1", BOUGHT)).isTrue();
        assertThat(converted().isDecidedBy("pur_2", BOUGHT)).isFalse();
        assertThat(converted().isDecidedBy("pur_2", MADE.minusMillis(1))).isTrue();
        assertThat(pending().isDecidedBy("pur_2", BOUGHT)).isTrue();
        assertThat(converted().ended(ReferralReason.REFUNDED, NOW, NOW).isDecidedBy("pur_1", BOUGHT))
                .isFalse();
    }

    @Test
    void code_isTheSameForAMember_andFindsMistypedOnes() {
        String code = ReferralCode.of("default", "cus_1", 0);

        assertThat(code).hasSize(10).isEqualTo(ReferralCode.of("default", "cus_1", 0));
        assertThat(code).isNotEqualTo(ReferralCode.of("default", "cus_1", 1));
        assertThat(code).isNotEqualTo(ReferralCode.of("default", "cus_2", 0));
        assertThat(ReferralCode.isWhole(code)).isTrue();
        assertThat(ReferralCode.isWhole(code.substring(1) + code.charAt(0)))
                .isEqualTo(code.chars().distinct().count() == 1);
    }

    @Test
    void rate_isOfMembers() {
        assertThat(new ReferralRate(MADE, NOW, 12, 480).rate()).contains(new BigDecimal("0.0250"));
        assertThat(new ReferralRate(MADE, NOW, 0, 3).rate()).contains(new BigDecimal("0.0000"));
        assertThat(new ReferralRate(MADE, NOW, 0, 0).rate()).isEmpty();
    }

    private static Referral pending() {
        ReferralAsk ask = new ReferralAsk("cus_a", "cus_b", "CODE", "clerk", "c", MADE);
        return Referral.requested("rfl_1", ask, TERMS, MADE).pending();
    }

    private static Referral converted() {
        return pending().converted(FIRST, NOW);
    }

    private static Bought bought(BoughtChange... changes) {
        return new Bought(List.of(changes));
    }

    private static BoughtChange change(String purchaseId, String amount, Instant orderedAt) {
        return new BoughtChange(purchaseId, new BigDecimal(amount), "CNY", orderedAt, orderedAt);
    }

    private static BoughtChange given(String amount, Instant at) {
        return new BoughtChange("pur_1", new BigDecimal(amount), "CNY", BOUGHT, at);
    }
}
