package dev.fives.loyalty.transfer.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.transfer.model.Transfer;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over transfers. */
public interface Transfers {
    Mono<Stored<Transfer>> find(String transferId);

    /** Those that nobody carried to their end, oldest first. */
    Flux<Stored<Transfer>> due(Instant now, int limit);

    Mono<Instant> oldestDue();
}
