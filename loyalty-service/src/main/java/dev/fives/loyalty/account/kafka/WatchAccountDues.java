package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.account.app.AccountDues;
import dev.fives.loyalty.account.app.Wallets;
import reactor.core.publisher.Mono;

/**
 * An own entry, heard back: its account has something due sooner than before. Heard twice or late it does no harm, since
 * an instant that is too early is only looked at once more.
 */
public final class WatchAccountDues implements EventHandler {
    private final AccountDues dues;

    public WatchAccountDues(AccountDues dues) {
        this.dues = dues;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PointsEntry entry = event.dataAs(PointsEntry.class);
        String wallet = entry.wallet() == null ? Wallets.POINTS : entry.wallet();
        return entry.dueAt() == null
                ? Mono.empty()
                : dues.bringForward(entry.accountId(), entry.customerId(), wallet, entry.dueAt());
    }
}
