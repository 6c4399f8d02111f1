package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Takes an approved adjustment into the ledger. Whoever does it a second time finds the entry and comes to the same end,
 * also where there were too few points: then the entry is there without moves.
 */
public final class EnterAdjustment {
    static final String SUBJECT = "adjustment:";

    private final AggregateStore<Adjustment> store;
    private final PointsLedger ledger;

    public EnterAdjustment(AggregateStore<Adjustment> store, PointsLedger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /** Unchanged where no entry is owed. */
    public Mono<Stored<Adjustment>> carryOn(Stored<Adjustment> stored) {
        return stored.state().is(AdjustmentStatus.APPROVED)
                ? enter(stored.state()).flatMap(entry -> close(stored.id(), entry))
                : Mono.just(stored);
    }

    private Mono<JournalEntry<LedgerBody>> enter(Adjustment adjustment) {
        AdjustmentAsk ask = adjustment.ask();
        Fact fact = Fact.once(Accounts.subject(ask.wallet(), SUBJECT + adjustment.id()), adjustment.decidedAt());
        return ledger.enter(
                ask.customerId(),
                ask.wallet(),
                fact,
                account -> entering(account.standpoint(), ask).by(ask.by()),
                account -> nothing(account.standpoint(), "TOO_MANY_LOTS").by(ask.by()));
    }

    private static Entering entering(Standpoint account, AdjustmentAsk ask) {
        return switch (Spending.adjust(account, Points.of(ask.points()))) {
            case SpendOutcome.Taken taken -> Entering.of(EntryKind.ADJUSTMENT, taken.posted(), ask.reason());
            case SpendOutcome.TooFew _ -> nothing(account, "INSUFFICIENT_POINTS");
        };
    }

    private static Entering nothing(Standpoint account, String reason) {
        return Entering.of(EntryKind.ADJUSTMENT, Spending.nothing(account), reason);
    }

    private Mono<Stored<Adjustment>> close(String id, JournalEntry<LedgerBody> entry) {
        return store.change(
                id,
                loaded -> loaded.state().is(AdjustmentStatus.APPROVED)
                        ? new Decision.Changed<>(closed(loaded.state(), entry), List.of())
                        : new Decision.Unchanged<>());
    }

    private static Adjustment closed(Adjustment adjustment, JournalEntry<LedgerBody> entry) {
        return entry.body().moves().isEmpty() ? adjustment.refused(entry.id()) : adjustment.entered(entry.id());
    }
}
