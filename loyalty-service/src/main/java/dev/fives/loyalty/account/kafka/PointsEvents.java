package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Lots;
import dev.fives.loyalty.account.model.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one event of a ledger entry; it carries the whole entry. */
public final class PointsEvents {
    private PointsEvents() {}

    public static NewEvent of(JournalEntry<LedgerBody> entry) {
        LedgerBody body = entry.body();
        Holdings holdings = LedgerBodies.holdings(body);
        List<Move> moves = LedgerBodies.moves(body);
        long pendingDelta =
                moves.stream().mapToLong(move -> move.pendingDelta().value()).sum();
        PointsEntry data = new PointsEntry(
                entry.id(),
                entry.account().id(),
                entry.account().customerId(),
                entry.source(),
                entry.sourceVersion(),
                body.purchaseId(),
                moves.stream().map(PointsEvents::line).toList(),
                entry.delta(),
                entry.balanceAfter(),
                body.reason(),
                body.wallet().equals(Wallets.POINTS) ? null : body.wallet(),
                orNone(pendingDelta),
                orNone(holdings.pendingPoints().value()),
                orNone(holdings.reserved().value()),
                qualifying(body),
                body.qualifying() == null ? null : body.qualifying().at(),
                body.expiring().isEmpty()
                        ? null
                        : body.expiring().stream().map(PointsEvents::expiring).toList(),
                body.dueAt(),
                entry.at());
        return new NewEvent(type(entry, pendingDelta), data, entry.at());
    }

    private static EventType type(JournalEntry<LedgerBody> entry, long pendingDelta) {
        return switch (entry.body().kind()) {
            case PURCHASE -> ofPurchase(entry.delta(), pendingDelta);
            case GIFT -> EventTypes.POINTS_EARNED;
            case REVERSAL -> EventTypes.POINTS_REVERSED;
            case ACTIVATION -> EventTypes.POINTS_ACTIVATED;
            case WARNING -> EventTypes.POINTS_EXPIRING;
            case EXPIRY -> EventTypes.POINTS_EXPIRED;
            case RESERVATION -> EventTypes.POINTS_RESERVED;
            case REDEMPTION -> EventTypes.POINTS_REDEEMED;
            case RELEASE -> EventTypes.POINTS_RELEASED;
            case TRANSFER -> EventTypes.POINTS_TRANSFERRED;
            case ADJUSTMENT -> EventTypes.POINTS_ADJUSTED;
        };
    }

    private static EventType ofPurchase(long delta, long pendingDelta) {
        if (delta + pendingDelta < 0) {
            return EventTypes.POINTS_REVERSED;
        }
        return pendingDelta > 0 ? EventTypes.POINTS_PENDING : EventTypes.POINTS_EARNED;
    }

    private static PointsEntry.Line line(Move move) {
        return new PointsEntry.Line(
                move.rule().ruleId(),
                move.rule().version(),
                move.delta().value(),
                Lots.idOf(move),
                orNone(move.pendingDelta().value()));
    }

    private static PointsEntry.ExpiringLot expiring(LedgerBody.Expiring lot) {
        return new PointsEntry.ExpiringLot(lot.lotId(), lot.points(), lot.at());
    }

    private static @Nullable Money qualifying(LedgerBody body) {
        LedgerBody.Qualifying qualifying = body.qualifying();
        return qualifying == null ? null : Money.of(qualifying.amount(), qualifying.currency());
    }

    private static @Nullable Long orNone(long points) {
        return points == 0 ? null : points;
    }
}
