package dev.fives.loyalty.redemption.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionEnd;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Instant;
import java.util.List;

/** What others are told of a redemption. */
final class RedemptionEvents {
    private RedemptionEvents() {}

    /** Of one that has just become what it is. */
    static List<NewEvent> of(Redemption redemption) {
        return switch (redemption.status()) {
            case REQUESTED, REFUSED -> List.of();
            case PENDING -> List.of(event(EventTypes.REDEMPTION_RESERVED, redemption));
            case CONFIRMED -> List.of(event(EventTypes.REDEMPTION_CONFIRMED, redemption));
            case CANCELLED -> List.of(event(EventTypes.REDEMPTION_CANCELLED, redemption));
        };
    }

    private static NewEvent event(EventType type, Redemption redemption) {
        RedemptionEnd end = redemption.end();
        RewardClaim claim = redemption.ask().reward();
        Instant at = end == null ? redemption.ask().at() : end.at();
        RedemptionChanged changed = new RedemptionChanged(
                redemption.redemptionId(),
                redemption.customerId(),
                redemption.ask().wallet(),
                redemption.ask().points(),
                redemption.ask().reference(),
                claim == null ? null : claim.rewardId(),
                redemption.lots().stream()
                        .map(lot -> new RedemptionChanged.Lot(lot.lotId(), lot.points()))
                        .toList(),
                redemption.lapsesAt(),
                end == null ? null : end.reason().name(),
                at);
        return new NewEvent(type, changed, at);
    }
}
