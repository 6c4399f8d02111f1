package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over care tasks. */
public interface CareTasks {
    String CUSTOMER = "customerId";
    String STATUS = "status";
    String KIND = "kind";

    Mono<Stored<CareTask>> find(String taskId);

    /** Those that time has something to do with, oldest first. */
    Flux<Stored<CareTask>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    Flux<Stored<CareTask>> openOf(String customerId);

    /** Those that would be due after an instant if the customer were not held out. */
    Flux<Stored<CareTask>> withheldAfter(String customerId, Instant at);

    /** Those that a plan made, from one due instant on and before another, earliest due first. */
    Flux<CareTask> ofPlan(String planId, Instant from, Instant to, int limit);

    /** In the order of their due instants, one more than the page holds where there are more. */
    Mono<List<Stored<CareTask>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    List<String> position(Stored<CareTask> task);

    /** Tasks that have been due since before this instant; counts no further than the limit. */
    Mono<Long> dueSinceBefore(Instant instant, int limit);
}
