package dev.fives.loyalty.tier.app;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over standings. */
public interface TierQueries {
    /** Customers whose tier time has something to do with, oldest first. */
    Flux<String> due(Instant now, int limit);

    Mono<Instant> oldestDue();
}
