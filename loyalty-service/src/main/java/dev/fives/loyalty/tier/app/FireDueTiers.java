package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.CaughtUp;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Warnings and the ends of validity, at their exact instant. A purchase that is not in the ledger yet could save the
 * tier: so what was on the topics is heard first, and what is in the ledger is counted first.
 */
public final class FireDueTiers implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final TierQueries queries;
    private final TierStandings standings;
    private final CaughtUp caughtUp;

    public FireDueTiers(TierQueries queries, TierStandings standings, CaughtUp caughtUp) {
        this.queries = queries;
        this.standings = standings;
        this.caughtUp = caughtUp;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return queries.due(businessNow, limit)
                .collectList()
                .filter(found -> !found.isEmpty())
                .delayUntil(found -> caughtUp.withAll())
                .flatMapIterable(found -> found)
                .flatMapDelayError(
                        customerId -> standings.fireDue(customerId, businessNow).thenReturn(1),
                        SIDE_BY_SIDE,
                        SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }
}
