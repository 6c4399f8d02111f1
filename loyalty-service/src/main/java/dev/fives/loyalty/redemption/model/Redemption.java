package dev.fives.loyalty.redemption.model;

import dev.fives.loyalty.reward.model.ItemStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points that a customer gives for something. What becomes of it is decided here alone; the ledger's entries are steps
 * that follow, each with a source of its own, so that they can be repeated.
 *
 * @param lapsesAt when points that are only held go back; business time
 * @param lots that the points were taken from, first expiring first
 * @param end absent while it is open
 * @param available points that there were, of one that was refused for too few
 * @param nextDueAt when time, or a step that was broken off, has something to do with it; absent for never
 */
public record Redemption(
        String redemptionId,
        RedemptionAsk ask,
        RedemptionStatus status,
        Instant lapsesAt,
        List<TakenLot> lots,
        @Nullable RedemptionEnd end,
        @Nullable Long available,
        @Nullable Instant nextDueAt) {
    public Redemption {
        lots = List.copyOf(lots);
    }

    /** @param repeatAt when it is carried on by itself, should whoever asks die */
    public static Redemption requested(String id, RedemptionAsk ask, Instant lapsesAt, Instant repeatAt) {
        return new Redemption(id, ask, RedemptionStatus.REQUESTED, lapsesAt, List.of(), null, null, repeatAt);
    }

    public String customerId() {
        return ask.customerId();
    }

    public boolean is(RedemptionStatus one) {
        return status == one;
    }

    public boolean lapsedBy(Instant now) {
        return !now.isBefore(lapsesAt);
    }

    /** It has ended, and ledger or reward may not have heard of it yet. */
    public boolean owesItsEnd() {
        return nextDueAt != null && status.isEnd();
    }

    /** What the stock of its reward is to do about it; empty for nothing, as for one without a reward. */
    public Optional<ItemStep> owedItemStep() {
        if (ask.reward() == null) {
            return Optional.empty();
        }
        return switch (status) {
            case REQUESTED -> Optional.of(ItemStep.TAKE);
            case PENDING -> Optional.empty();
            case CONFIRMED -> Optional.of(ItemStep.HAND_OVER).filter(_ -> owesItsEnd());
            case CANCELLED -> Optional.of(ItemStep.GIVE_BACK).filter(_ -> owesItsEnd());
            case REFUSED -> Optional.of(ItemStep.UNDO).filter(_ -> owesItsEnd());
        };
    }

    public Redemption held(List<TakenLot> taken) {
        return new Redemption(redemptionId, ask, RedemptionStatus.PENDING, lapsesAt, taken, null, null, lapsesAt);
    }

    /** Of a reward an item may have been taken, and is to be given back. */
    public Redemption refused(RedemptionReason reason, @Nullable Long there) {
        RedemptionEnd refusal = new RedemptionEnd(reason, null, ask.at());
        Instant giveBackAt = ask.reward() == null ? null : nextDueAt;
        return new Redemption(redemptionId, ask, RedemptionStatus.REFUSED, lapsesAt, lots, refusal, there, giveBackAt);
    }

    public Redemption confirmed(String by, Instant at, Instant repeatAt) {
        RedemptionEnd confirmed = new RedemptionEnd(RedemptionReason.CONFIRMED, by, at);
        return ended(RedemptionStatus.CONFIRMED, confirmed, repeatAt);
    }

    public Redemption cancelled(String by, Instant at, Instant repeatAt) {
        RedemptionEnd cancelled = new RedemptionEnd(RedemptionReason.CANCELLED, by, at);
        return ended(RedemptionStatus.CANCELLED, cancelled, repeatAt);
    }

    /** As of the instant at which it was due, whenever it is noticed. */
    public Redemption lapsed() {
        return ended(RedemptionStatus.CANCELLED, new RedemptionEnd(RedemptionReason.LAPSED, null, lapsesAt), lapsesAt);
    }

    private Redemption ended(RedemptionStatus how, RedemptionEnd why, Instant repeatAt) {
        return new Redemption(redemptionId, ask, how, lapsesAt, lots, why, null, repeatAt);
    }

    /** The ledger has its last entry, and the reward its item. */
    public Redemption settled() {
        return new Redemption(redemptionId, ask, status, lapsesAt, lots, end, available, null);
    }
}
