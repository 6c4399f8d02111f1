package dev.fives.loyalty.redemption.web;

import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionEnd;
import dev.fives.loyalty.redemption.model.TakenLot;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as the API shows it.
 *
 * @param lots that the points were taken from; empty where none were
 * @param lapsesAt when points that are only held go back
 * @param reason why it ended; a code
 */
record RedemptionView(
        String id,
        String customerId,
        String wallet,
        long points,
        @Nullable String reference,
        @Nullable String rewardId,
        String status,
        List<TakenLot> lots,
        Instant requestedAt,
        Instant lapsesAt,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    static RedemptionView of(Redemption redemption) {
        RedemptionEnd end = redemption.end();
        RewardClaim claim = redemption.ask().reward();
        return new RedemptionView(
                redemption.redemptionId(),
                redemption.customerId(),
                redemption.ask().wallet(),
                redemption.ask().points(),
                redemption.ask().reference(),
                claim == null ? null : claim.rewardId(),
                redemption.status().name(),
                redemption.lots(),
                redemption.ask().at(),
                redemption.lapsesAt(),
                end == null ? null : end.reason().name(),
                end == null ? null : end.at());
    }
}
