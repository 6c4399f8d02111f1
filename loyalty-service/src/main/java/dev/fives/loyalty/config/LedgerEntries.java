package dev.fives.loyalty.config;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Standing;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.kafka.PointsEvents;
import dev.fives.loyalty.tier.app.QualifyingEntries;
import dev.fives.loyalty.tier.kafka.Qualifying;
import dev.fives.loyalty.tier.model.QualifyingChange;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ledger for tiers: the same that the entries' events say, read from the entries themselves. */
final class LedgerEntries implements QualifyingEntries {
    private static final int PAGE = 500;

    private final Journal<LedgerBody> ledger;
    private final Accounts accounts;

    LedgerEntries(Journal<LedgerBody> ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @Override
    public Mono<Long> last(String customerId) {
        return ledger.standing(accounts.of(customerId)).map(Standing::sequence);
    }

    @Override
    public Flux<QualifyingChange> between(String customerId, long first, long last) {
        JournalAccount account = accounts.of(customerId);
        int pages = Math.toIntExact(Math.max(0, last - first + PAGE) / PAGE);
        return Flux.range(0, pages)
                .map(page -> first + page * (long) PAGE)
                .concatMap(from -> ledger.entries(account, from, Math.min(last, from + PAGE - 1)))
                .concatMapIterable(entries -> entries)
                .map(LedgerEntries::change)
                .concatMap(Mono::justOrEmpty);
    }

    private static Optional<QualifyingChange> change(JournalEntry<LedgerBody> entry) {
        return Qualifying.change(
                entry.sequence(), (PointsEntry) PointsEvents.of(entry).data());
    }
}
