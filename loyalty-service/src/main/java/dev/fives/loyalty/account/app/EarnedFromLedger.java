package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.loyalty.earning.app.EarnedSoFar;
import dev.fives.loyalty.earning.model.Earned;
import reactor.core.publisher.Mono;

/** What the last entry of the customer's points remembers. */
public final class EarnedFromLedger implements EarnedSoFar {
    private final Journal<LedgerBody> journal;
    private final Accounts accounts;

    public EarnedFromLedger(Journal<LedgerBody> journal, Accounts accounts) {
        this.journal = journal;
        this.accounts = accounts;
    }

    @Override
    public Mono<Earned> of(String customerId) {
        return journal.standing(accounts.of(customerId)).map(standing -> EarningBodies.earned(standing.body()));
    }
}
