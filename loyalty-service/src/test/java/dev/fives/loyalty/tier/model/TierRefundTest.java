package dev.fives.loyalty.tier.model;

import static dev.fives.loyalty.tier.model.TierFixture.ROLLING;
import static dev.fives.loyalty.tier.model.TierFixture.on;
import static dev.fives.loyalty.tier.model.TierFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.tier.model.TierOutcome.Downgraded;
import dev.fives.loyalty.tier.model.TierOutcome.Reason;
import org.junit.jupiter.api.Test;

/** What was bought for a tier and given back. */
class TierRefundTest {
    @Test
    void refund_soonAfterTheUpgradeThatRestedOnIt_takesItBack() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-01-01", "1200");
        member.buys("2026-03-01", "4000");
        HeldTier gold = member.held();

        member.refunds("2026-03-01", "1000", "2026-03-10");

        assertThat(gold.code()).isEqualTo("GOLD");
        assertThat(member.held().code()).isEqualTo("SILVER");
        assertThat(member.held().since()).as("as it was held before").isEqualTo(on("2026-01-01"));
        assertThat(member.told(Downgraded.class)).extracting(Downgraded::reason).containsExactly(Reason.REFUND);
    }

    @Test
    void refund_ofTwoUpgradesSoonAfterEachOther_takesBothBack() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "6000");
        member.buys("2026-03-02", "20000");
        assertThat(member.tier()).isEqualTo("PLATINUM");

        member.refunds("2026-03-02", "20000", "2026-03-03");
        assertThat(member.tier()).isEqualTo("GOLD");
        member.refunds("2026-03-01", "6000", "2026-03-03");

        assertThat(member.tier()).isEqualTo("none");
        assertThat(member.standing().nextDueAt()).isNull();
    }

    @Test
    void refund_afterTheReturnWindow_orOfALaterPurchase_countsAtTheEndOfValidity() {
        TierFixture late = new TierFixture(ROLLING);
        late.buys("2026-03-01", "5000");
        late.refunds("2026-03-01", "5000", "2026-03-15");
        assertThat(late.tier()).isEqualTo("GOLD");

        TierFixture other = new TierFixture(ROLLING);
        other.buys("2026-03-01", "5000");
        other.buys("2026-03-02", "10");
        other.refunds("2026-03-02", "10", "2026-03-03");
        assertThat(other.tier()).isEqualTo("GOLD");

        late.passes(start("2027-03-02"));
        assertThat(late.tier()).isEqualTo("SILVER");
    }
}
