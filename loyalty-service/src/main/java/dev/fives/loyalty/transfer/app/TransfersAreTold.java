package dev.fives.loyalty.transfer.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.TheirDocuments;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferEnd;
import dev.fives.loyalty.transfer.model.TransferStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is in TRANSIT are the transfers under way: every entry of a transfer has its transfer, which says the same, and
 * what left for a transfer that has ended is on the receiver's account or back on the giver's.
 */
public final class TransfersAreTold implements EntryRule {
    private final TheirDocuments<Transfer> documents;
    private final Journal<LedgerBody> ledger;

    public TransfersAreTold(AggregateStore<Transfer> transfers, Journal<LedgerBody> ledger) {
        this.documents = new TheirDocuments<>(transfers, TransferEntries.SUBJECT);
        this.ledger = ledger;
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> own = entries.stream()
                .filter(entry -> entry.body().kind() == EntryKind.TRANSFER)
                .toList();
        return own.isEmpty() ? Mono.just(List.of()) : documents.of(own).flatMap(told -> untold(own, told));
    }

    private Mono<List<String>> untold(List<JournalEntry<LedgerBody>> entries, Map<String, Transfer> told) {
        return Flux.fromIterable(entries)
                .filterWhen(entry -> fits(entry, told.get(documents.id(entry))).map(fits -> !fits))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.source() + " is not what its transfer says")
                .collectList();
    }

    private Mono<Boolean> fits(JournalEntry<LedgerBody> entry, @Nullable Transfer transfer) {
        if (transfer == null || !agrees(entry, transfer)) {
            return Mono.just(false);
        }
        TransferEnd end = transfer.end();
        boolean left = entry.sourceVersion() == TransferEntries.OUT && TheirDocuments.moved(entry) > 0;
        return left && end != null ? arrived(transfer, end) : Mono.just(true);
    }

    private static boolean agrees(JournalEntry<LedgerBody> entry, Transfer transfer) {
        long moved = TheirDocuments.moved(entry);
        if (moved != 0 && moved != transfer.ask().points()) {
            return false;
        }
        TransferStatus status = transfer.status();
        if (!status.isEnd()) {
            return true;
        }
        return switch ((int) entry.sourceVersion()) {
            case (int) TransferEntries.OUT -> (moved == 0) == (status == TransferStatus.REFUSED);
            case (int) TransferEntries.IN ->
                status == (moved == 0 ? TransferStatus.RETURNED : TransferStatus.COMPLETED);
            default -> moved > 0 && status == TransferStatus.RETURNED;
        };
    }

    /** The entry that ended it is there and has the points. */
    private Mono<Boolean> arrived(Transfer transfer, TransferEnd end) {
        String entryId = end.status() == TransferStatus.COMPLETED ? end.inEntryId() : end.backEntryId();
        return entryId == null
                ? Mono.just(false)
                : entry(entryId)
                        .map(entry -> documents.id(entry).equals(transfer.transferId())
                                && TheirDocuments.moved(entry) == transfer.ask().points())
                        .defaultIfEmpty(false);
    }

    private Mono<JournalEntry<LedgerBody>> entry(String entryId) {
        int colon = entryId.lastIndexOf(':');
        String accountId = entryId.substring(0, colon);
        long sequence = Long.parseLong(entryId.substring(colon + 1));
        // entries are read by the account alone, so nobody needs to know whose it is
        return ledger.entries(new JournalAccount(accountId, accountId), sequence, sequence)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }
}
