package dev.fives.kit.events.outbox;

import dev.fives.kit.time.RealClock;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds what no relay is working on: at start-up everything pending, then what is older than any send can still be in
 * flight. Several instances may find the same; that costs duplicates and never the order.
 */
final class OutboxSweeper {
    /** Later than any event and still a date that the database can hold. */
    private static final Instant EVERYTHING = Instant.parse("9999-12-31T23:59:59Z");

    private final Outboxes outboxes;
    private final OutboxRelay relay;
    private final RealClock clock;
    private final OutboxProperties limits;
    private volatile boolean startedUp;

    OutboxSweeper(Outboxes outboxes, OutboxRelay relay, RealClock clock, OutboxProperties limits) {
        this.outboxes = outboxes;
        this.relay = relay;
        this.clock = clock;
        this.limits = limits;
    }

    /** One sweep over all outboxes. */
    Mono<Void> sweep() {
        var before = startedUp ? clock.instant().minus(limits.sweepAge()) : EVERYTHING;
        return Flux.fromIterable(outboxes.all())
                .concatMap(outbox -> sweep(outbox, before))
                .then(Mono.fromRunnable(() -> startedUp = true));
    }

    /** Page after page as long as a full page was found and some of it went through. */
    private Mono<Void> sweep(Outbox outbox, Instant before) {
        return Mono.defer(() -> page(outbox, before))
                .repeat()
                .takeWhile(again -> again)
                .then();
    }

    private Mono<Boolean> page(Outbox outbox, Instant before) {
        return outbox.pendingSince(before, limits.sweepPage())
                .flatMap(id -> relay.catchUp(outbox, id), limits.sweepSideBySide())
                .collectList()
                .map(through -> through.size() == limits.sweepPage() && through.contains(true));
    }
}
