package dev.fives.loyalty.tier.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over standings. */
public interface TierQueries {
    /** Customers whose tier time has something to do with, oldest first. */
    Flux<String> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    /** The codes of the tiers that these hold, by customer; without those that hold none. */
    Mono<Map<String, String>> held(Collection<String> customerIds);
}
