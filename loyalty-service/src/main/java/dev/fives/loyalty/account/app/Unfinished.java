package dev.fives.loyalty.account.app;

import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Documents that decided something of points and whose entries may be owed. */
public interface Unfinished<S> {
    /** Those that time has something to do with, oldest first. */
    Flux<Stored<S>> due(Instant now, int limit);

    Mono<Instant> oldestDue();
}
