package dev.fives.loyalty.tier.kafka;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.tier.app.TierStandings;
import reactor.core.publisher.Mono;

/**
 * The events of an account, one for each entry. Memory: the number of the last entry in the customer's standing. No
 * parking: what is missing in between is read from the ledger.
 */
public final class CountEntry implements EventHandler {
    private final TierStandings standings;

    public CountEntry(TierStandings standings) {
        this.standings = standings;
    }

    /**
     * Entries that do not qualify change no standing and are not remembered; nor are those of other wallets, which have
     * accounts and numbers of their own.
     */
    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PointsEntry entry = event.dataAs(PointsEntry.class);
        return Mono.justOrEmpty(Qualifying.change(event.sequence(), entry))
                .filter(change -> entry.wallet() == null)
                .flatMap(change -> standings.hear(entry.customerId(), change));
    }
}
