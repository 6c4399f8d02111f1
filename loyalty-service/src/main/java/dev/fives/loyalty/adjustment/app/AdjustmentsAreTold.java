package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.TheirDocuments;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every entry of an adjustment has its adjustment, which was allowed and says what the entry says. */
public final class AdjustmentsAreTold implements EntryRule {
    private final TheirDocuments<Adjustment> documents;

    public AdjustmentsAreTold(AggregateStore<Adjustment> adjustments) {
        this.documents = new TheirDocuments<>(adjustments, EnterAdjustment.SUBJECT);
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> own = entries.stream()
                .filter(entry -> entry.body().kind() == EntryKind.ADJUSTMENT)
                .toList();
        return own.isEmpty() ? Mono.just(List.of()) : documents.of(own).map(told -> untold(own, told));
    }

    private List<String> untold(List<JournalEntry<LedgerBody>> entries, Map<String, Adjustment> told) {
        return entries.stream()
                .filter(entry -> !fits(entry, told.get(documents.id(entry))))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.source() + " is not what its adjustment says")
                .toList();
    }

    static boolean fits(JournalEntry<LedgerBody> entry, @Nullable Adjustment adjustment) {
        if (adjustment == null) {
            return false;
        }
        AdjustmentAsk ask = adjustment.ask();
        boolean moved = TheirDocuments.moved(entry) > 0;
        return ask.customerId().equals(entry.account().customerId())
                && ask.wallet().equals(entry.body().wallet())
                && ask.by().equals(entry.body().by())
                && entry.delta() == (moved ? ask.points() : 0)
                && says(adjustment, moved, entry.id());
    }

    /** While it is still to be closed, the entry is ahead of it. */
    private static boolean says(Adjustment adjustment, boolean moved, String entryId) {
        return switch (adjustment.status()) {
            case APPROVED -> true;
            case ENTERED -> moved && entryId.equals(adjustment.entryId());
            case REFUSED -> !moved && entryId.equals(adjustment.entryId());
            case PENDING, REJECTED -> false;
        };
    }
}
