package dev.fives.loyalty.tier.model;

import static dev.fives.loyalty.tier.model.TierFixture.ROLLING;
import static dev.fives.loyalty.tier.model.TierFixture.on;
import static dev.fives.loyalty.tier.model.TierFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes with a tier, and goes with it. */
class TierBenefitTest {
    @Test
    void LOY_14_benefits_followTheTier_andOneThatWasUsedIsNotEnded() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");
        assertThat(member.benefits()).containsExactly("PRIORITY_LINE GOLD GRANTED", "GIFT GOLD GRANTED");
        member.uses("GIFT", on("2026-03-02"));
        member.told.clear();

        member.passes(start("2027-03-02"));

        assertThat(member.benefits()).containsExactly("PRIORITY_LINE SILVER GRANTED");
        assertThat(member.told(TierOutcome.BenefitEnded.class)).isEmpty();
        member.passes(start("2028-03-02"));
        assertThat(member.told(TierOutcome.BenefitEnded.class))
                .extracting(ended -> ended.benefit().code())
                .containsExactly("PRIORITY_LINE");
    }

    @Test
    void LOY_14_unusedBenefit_endsWithItsTier() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");

        member.passes(start("2027-03-02"));

        assertThat(member.told(TierOutcome.BenefitEnded.class))
                .extracting(ended -> ended.benefit().code())
                .containsExactly("GIFT");
    }

    @Test
    void LOY_14_gift_isNotGrantedAgainForBuyingAndGivingBack_butIsForTheNextYear() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");
        member.uses("GIFT", on("2026-03-02"));
        member.refunds("2026-03-01", "5000", "2026-03-03");
        assertThat(member.tier()).isEqualTo("none");

        member.buys("2026-03-04", "5000");
        assertThat(member.benefits()).contains("GIFT GOLD USED");
        member.buys("2026-09-01", "5000");
        member.passes(start("2027-03-05"));

        assertThat(member.benefits()).contains("GIFT GOLD GRANTED");
    }
}
