package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.StoreFaults;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** What HTTP needs: a store that answers and an outbox that can still take events. The broker has a group of its own. */
final class StoreHealthIndicator implements ReactiveHealthIndicator {
    private static final Document PING = new Document("ping", 1);

    private final MongoDatabase database;
    private final StoreFaults faults;
    private final OutboxGauges gauges;
    private final OutboxProperties limits;

    StoreHealthIndicator(MongoDatabase database, StoreFaults faults, OutboxGauges gauges, OutboxProperties limits) {
        this.database = database;
        this.faults = faults;
        this.gauges = gauges;
        this.limits = limits;
    }

    @Override
    public Mono<Health> health() {
        return faults.guard(Mono.from(database.runCommand(PING)))
                .map(pong -> outbox())
                .onErrorResume(fault ->
                        Mono.just(Health.down().withDetail("store", "no answer").build()));
    }

    private Health outbox() {
        var backlog = gauges.backlog();
        var state = backlog < limits.maxBacklog() ? Health.up() : Health.down();
        return state.withDetail("pendingAggregates", backlog)
                .withDetail("limit", limits.maxBacklog())
                .build();
    }
}
