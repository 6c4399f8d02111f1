package dev.fives.loyalty.account.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.loyalty.account.app.AccountDues.AccountDue;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enters what time does to accounts that nobody touches. Asked twice or by two instances it enters nothing twice. */
public final class FireAccountDues implements DueWork {
    private final AccountDues dues;
    private final PointsLedger ledger;
    private final int accountsAtOnce;

    public FireAccountDues(AccountDues dues, PointsLedger ledger, int accountsAtOnce) {
        this.dues = dues;
        this.ledger = ledger;
        this.accountsAtOnce = accountsAtOnce;
    }

    @Override
    public String name() {
        return "points.account";
    }

    /** An account that cannot be settled fails the round, once all others of its page are. */
    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return dues.due(businessNow, limit)
                .flatMap(due -> Flux.fromIterable(due)
                        .flatMapDelayError(this::fire, accountsAtOnce, accountsAtOnce)
                        .then(Mono.just(due.size())));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return dues.due(Instant.MAX, 1)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst().map(AccountDue::dueAt)));
    }

    private Mono<Void> fire(AccountDue due) {
        return ledger.settle(due.customerId(), due.wallet())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(next -> dues.moveOn(due, next.orElse(null)));
    }
}
