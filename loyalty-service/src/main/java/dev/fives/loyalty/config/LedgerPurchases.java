package dev.fives.loyalty.config;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Standing;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.referral.app.FriendPurchases;
import dev.fives.loyalty.referral.model.Bought;
import dev.fives.loyalty.referral.model.BoughtChange;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ledger for referrals: what a customer keeps of each purchase, entry by entry. */
final class LedgerPurchases implements FriendPurchases {
    private static final int PAGE = 500;

    private final Journal<LedgerBody> ledger;
    private final Accounts accounts;

    LedgerPurchases(Journal<LedgerBody> ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @Override
    public Mono<Bought> of(String customerId) {
        JournalAccount account = accounts.of(customerId);
        return ledger.standing(account)
                .map(Standing::sequence)
                .flatMapMany(last -> Flux.range(0, Math.toIntExact((last + PAGE - 1) / PAGE))
                        .map(page -> page * (long) PAGE + 1)
                        .concatMap(from -> ledger.entries(account, from, Math.min(last, from + PAGE - 1))))
                .concatMapIterable(entries -> entries)
                .concatMap(entry -> Mono.justOrEmpty(change(entry)))
                .collectList()
                .map(Bought::new);
    }

    private static Optional<BoughtChange> change(JournalEntry<LedgerBody> entry) {
        LedgerBody.Qualifying qualifying = entry.body().qualifying();
        return qualifying == null
                ? Optional.empty()
                : Optional.of(new BoughtChange(
                        Objects.requireNonNull(entry.body().purchaseId(), "purchaseId"),
                        qualifying.amount(),
                        qualifying.currency(),
                        qualifying.at(),
                        entry.at()));
    }
}
