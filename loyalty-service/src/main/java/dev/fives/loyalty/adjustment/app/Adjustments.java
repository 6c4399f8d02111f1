package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.account.app.Unfinished;
import dev.fives.loyalty.adjustment.model.Adjustment;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Adjustments, oldest first. */
public interface Adjustments extends Unfinished<Adjustment> {
    String STATUS = "status";
    String CUSTOMER = "customerId";

    /** One more than the page has room for, where there are more. */
    Mono<List<Stored<Adjustment>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    /** Those that wait for a second person; more than {@code limit} are not counted. */
    Mono<Long> pending(int limit);

    /** When the one that has waited longest for a second person was asked for; empty where none waits. */
    Mono<Instant> oldestPending();

    List<String> position(Stored<Adjustment> adjustment);
}
