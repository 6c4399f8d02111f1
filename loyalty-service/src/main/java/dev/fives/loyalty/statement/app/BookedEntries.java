package dev.fives.loyalty.statement.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.statement.model.BookedEntry;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The entries of an account by the day on which they were booked. */
final class BookedEntries {
    /** As many as are read at once. */
    private static final int PAGE = 500;

    private final Journal<LedgerBody> ledger;

    BookedEntries(Journal<LedgerBody> ledger) {
        this.ledger = ledger;
    }

    /**
     * The number of the last entry that was booked on this day or before, 0 for none: a search that halves, since days
     * never go back.
     *
     * @param last entry of the account
     */
    Mono<Long> lastUpTo(LocalDate day, JournalAccount account, long last) {
        return between(day, account, 0, last);
    }

    private Mono<Long> between(LocalDate day, JournalAccount account, long low, long high) {
        if (low == high) {
            return Mono.just(low);
        }
        long middle = low + (high - low + 1) / 2;
        return held(account, middle)
                .flatMap(held -> held.settledTo().isAfter(day)
                        ? between(day, account, low, middle - 1)
                        : between(day, account, middle, high));
    }

    /** What the account held with this entry; nothing with the entry of number 0. */
    Mono<Holdings> held(JournalAccount account, long sequence) {
        return sequence == 0
                ? Mono.just(Holdings.NONE)
                : ledger.entries(account, sequence, sequence)
                        .map(found -> LedgerBodies.holdings(found.getFirst().body()));
    }

    Mono<List<BookedEntry>> of(JournalAccount account, long first, long last) {
        int pages = Math.toIntExact((last - first + PAGE) / PAGE);
        return Flux.range(0, pages)
                .map(page -> first + page * (long) PAGE)
                .concatMap(from -> ledger.entries(account, from, Math.min(last, from + PAGE - 1)))
                .concatMapIterable(found -> found)
                .map(BookedEntries::booked)
                .collectList();
    }

    private static BookedEntry booked(JournalEntry<LedgerBody> entry) {
        LedgerBody body = entry.body();
        return new BookedEntry(
                entry.id(),
                entry.source(),
                body.purchaseId(),
                body.reason(),
                body.by(),
                entry.at(),
                LedgerBodies.moves(body),
                entry.delta(),
                entry.balanceAfter(),
                LedgerBodies.holdings(body));
    }
}
