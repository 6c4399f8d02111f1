package dev.fives.loyalty.transfer.app;

import static dev.fives.loyalty.transfer.app.TransferEntries.refusal;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.member.CustomerMark;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferEnd;
import dev.fives.loyalty.transfer.model.TransferReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Takes a transfer to its end, from its beginning: what of it is in the ledger already is found there and not done
 * again, so it does not matter how far somebody came who died.
 */
public final class CarryOnTransfer {
    private final AggregateStore<Transfer> transfers;
    private final TransferEntries entries;
    private final CustomerMarks marks;

    public CarryOnTransfer(AggregateStore<Transfer> transfers, PointsLedger ledger, CustomerMarks marks) {
        this.transfers = transfers;
        this.entries = new TransferEntries(ledger);
        this.marks = marks;
    }

    /** For who did not begin it, under the correlation id of what did. */
    public Mono<Stored<Transfer>> repeat(Stored<Transfer> stored, Instant now) {
        return carryOn(stored, now)
                .contextWrite(RequestContext.internal(stored.state().ask().correlationId())
                        .asContext());
    }

    public Mono<Stored<Transfer>> carryOn(Stored<Transfer> stored, Instant now) {
        Transfer transfer = stored.state();
        return transfer.status().isEnd()
                ? Mono.just(stored)
                : end(transfer, now)
                        .flatMap(end -> transfers.change(
                                stored.id(),
                                loaded -> loaded.state().status().isEnd()
                                        ? new Decision.Unchanged<>()
                                        : new Decision.Changed<>(loaded.state().ended(end), List.of())));
    }

    private Mono<TransferEnd> end(Transfer transfer, Instant now) {
        return entries.out(transfer, transfer.isTooLateBy(now))
                .flatMap(out -> refusal(out)
                        .map(reason -> Mono.just(refused(reason, out)))
                        .orElseGet(() -> give(transfer, out, now)));
    }

    private static TransferEnd refused(TransferReason reason, JournalEntry<LedgerBody> out) {
        return TransferEnd.refused(reason, reason == TransferReason.INSUFFICIENT_POINTS ? out.balanceAfter() : null);
    }

    private Mono<TransferEnd> give(Transfer transfer, JournalEntry<LedgerBody> out, Instant now) {
        return obstacle(transfer, now)
                .flatMap(obstacle -> entries.in(transfer, obstacle.orElse(null)))
                .flatMap(in -> refusal(in)
                        .map(reason -> entries.back(transfer)
                                .map(back -> TransferEnd.returned(reason, out.id(), in.id(), back.id())))
                        .orElseGet(() -> Mono.just(TransferEnd.completed(out.id(), in.id()))));
    }

    private Mono<Optional<TransferReason>> obstacle(Transfer transfer, Instant now) {
        return transfer.isTooLateBy(now)
                ? Mono.just(Optional.of(TransferReason.TOO_LATE))
                : marks.of(transfer.ask().toCustomerId())
                        .map(CustomerMark::deleted)
                        .map(deleted -> deleted ? Optional.of(TransferReason.RECEIVER_DELETED) : Optional.empty());
    }
}
