package dev.fives.loyalty.redemption.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.reward.model.ItemStep;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedemptionTest {
    private static final Instant NOW = Instant.parse("2026-11-08T09:10:00Z");
    private static final Instant LAPSE = NOW.plusSeconds(86_400);
    private static final Instant REPEAT = NOW.plusSeconds(5);
    private static final List<TakenLot> LOTS = List.of(new TakenLot("2027-06-30", 400));

    private final Redemption requested = Redemption.requested(
            "red_1", new RedemptionAsk("cus_1", "points", 400, "order:1", "clerk", "c-1", NOW, null), LAPSE, REPEAT);
    private final Redemption held = requested.held(LOTS);

    @Test
    void requested_isRepeated_heldOnlyLapses() {
        assertThat(requested.nextDueAt()).isEqualTo(REPEAT);
        assertThat(held.nextDueAt()).isEqualTo(LAPSE);
        assertThat(held.status()).isEqualTo(RedemptionStatus.PENDING);
        assertThat(held.lots()).isEqualTo(LOTS);
    }

    @Test
    void lapse_beginsWithItsInstant() {
        assertThat(held.lapsedBy(LAPSE.minusMillis(1))).isFalse();
        assertThat(held.lapsedBy(LAPSE)).isTrue();
        assertThat(held.lapsed().end()).isEqualTo(new RedemptionEnd(RedemptionReason.LAPSED, null, LAPSE));
        assertThat(held.lapsed().status()).isEqualTo(RedemptionStatus.CANCELLED);
    }

    @Test
    void ended_owesItsEnd_untilItIsThere() {
        assertThat(List.of(requested, held)).noneMatch(Redemption::owesItsEnd);
        List<Redemption> ended =
                List.of(held.confirmed("clerk", NOW, REPEAT), held.cancelled("clerk", NOW, REPEAT), held.lapsed());

        assertThat(ended).allMatch(Redemption::owesItsEnd);
        assertThat(ended).map(Redemption::settled).noneMatch(Redemption::owesItsEnd);
        assertThat(ended).map(Redemption::settled).allSatisfy(each -> {
            assertThat(each.nextDueAt()).isNull();
            assertThat(each.lots()).isEqualTo(LOTS);
        });
    }

    @Test
    void refused_neverHeldAnything_andIsOver() {
        Redemption refused = requested.refused(RedemptionReason.INSUFFICIENT_POINTS, 100L);

        assertThat(refused.status()).isEqualTo(RedemptionStatus.REFUSED);
        assertThat(refused.available()).isEqualTo(100);
        assertThat(refused.lots()).isEmpty();
        assertThat(refused.nextDueAt()).isNull();
        assertThat(refused.owesItsEnd()).isFalse();
    }

    @Test
    void ofAReward_owesItsItemAStep_untilItIsSettled() {
        Redemption wanted = Redemption.requested(
                "red_1",
                new RedemptionAsk("cus_1", "points", 400, null, "clerk", "c-1", NOW, new RewardClaim("rwd_1", null)),
                LAPSE,
                REPEAT);
        Redemption has = wanted.held(LOTS);
        Redemption refused = wanted.refused(RedemptionReason.OUT_OF_STOCK, null);

        assertThat(wanted.owedItemStep()).contains(ItemStep.TAKE);
        assertThat(has.owedItemStep()).isEmpty();
        assertThat(has.confirmed("clerk", NOW, REPEAT).owedItemStep()).contains(ItemStep.HAND_OVER);
        assertThat(has.cancelled("clerk", NOW, REPEAT).owedItemStep()).contains(ItemStep.GIVE_BACK);
        assertThat(has.lapsed().owedItemStep()).contains(ItemStep.GIVE_BACK);
        assertThat(refused.owedItemStep()).contains(ItemStep.UNDO);
        assertThat(refused.nextDueAt()).as("repeated by itself").isEqualTo(REPEAT);
        assertThat(refused.settled().owedItemStep()).isEmpty();
        assertThat(requested.owedItemStep()).as("of points alone").isEmpty();
    }
}
