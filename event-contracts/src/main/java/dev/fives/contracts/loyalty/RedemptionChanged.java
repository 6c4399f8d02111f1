package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.redemption.reserved.v1}, {@code crm.redemption.confirmed.v1} and
 * {@code crm.redemption.cancelled.v1}. What it does to the account is told by {@code crm.points.reserved.v1},
 * {@code crm.points.redeemed.v1} and {@code crm.points.released.v1}, whose {@code source} names the redemption.
 *
 * @param redemptionId {@code red_…}
 * @param wallet the kind of points
 * @param reference of the caller's own, such as an order's number
 * @param rewardId {@code rwd_…} that the points are for; absent for points alone
 * @param lots that the points were taken from, first expiring first
 * @param lapsesAt when points that are only held go back; business time
 * @param reason a code without blanks, of one that ended: {@code CONFIRMED}, {@code CANCELLED} or {@code LAPSED}
 * @param at business time of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionChanged(
        String redemptionId,
        String customerId,
        String wallet,
        long points,
        @Nullable String reference,
        @Nullable String rewardId,
        List<Lot> lots,
        Instant lapsesAt,
        @Nullable String reason,
        Instant at) {
    public RedemptionChanged {
        lots = List.copyOf(lots);
    }

    /** Points of one lot. */
    public record Lot(String lotId, long points) {}
}
