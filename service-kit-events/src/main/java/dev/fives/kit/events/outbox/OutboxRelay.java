package dev.fives.kit.events.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Brings pending events to the topic: of each aggregate one at a time, the next only after the last is acknowledged and
 * taken out; aggregates side by side. RATIONALE.md tells why each condition is needed.
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_CHECK = Duration.ofMillis(20);

    private final EventPublisher publisher;
    private final OutboxProperties limits;
    /** One lane an aggregate: whoever is in here is being sent, waits for its turn or for its back-off. */
    private final Map<AggregateRef, Lane> lanes = new ConcurrentHashMap<>();

    private final Sinks.Many<Lane> turns = Sinks.many().unicast().onBackpressureBuffer();
    private final RecentlySent recentlySent;
    private volatile boolean running;
    private volatile boolean sending;

    public OutboxRelay(EventPublisher publisher, OutboxProperties limits) {
        this.publisher = publisher;
        this.limits = limits;
        this.recentlySent = new RecentlySent(limits.relayMaxHeldBacklogs());
        turns.asFlux()
                .publishOn(Schedulers.parallel())
                .flatMap(this::relay, limits.relaySideBySide())
                .subscribe();
    }

    record AggregateRef(Outbox outbox, String id) {}

    /** An aggregate in work; the fields change only inside {@code lanes.compute}, or by the one who works on it. */
    private static final class Lane {
        final AggregateRef aggregate;

        @Nullable
        Backlog known;

        boolean changedMeanwhile;
        int failures;

        Lane(AggregateRef aggregate, @Nullable Backlog known) {
            this.aggregate = aggregate;
            this.known = known;
        }

        /** What was committed up to now is seen by the read that follows. */
        Lane read() {
            changedMeanwhile = false;
            return this;
        }

        Optional<Backlog> takeKnown() {
            var taken = Optional.ofNullable(known);
            known = null;
            return taken;
        }
    }

    /**
     * After an acknowledged write. Where the aggregate is in work already it is only marked for another read; where too
     * many are in work it is left to the sweeper.
     */
    public void offer(Outbox outbox, String id, Backlog seen) {
        enter(outbox, id, seen);
    }

    /** As above, where what the writer saw is not the whole backlog: it is read when its turn comes. */
    public void offer(Outbox outbox, String id) {
        enter(outbox, id, null);
    }

    private void enter(Outbox outbox, String id, @Nullable Backlog seen) {
        var aggregate = new AggregateRef(outbox, id);
        if (!running || (lanes.size() >= limits.relayMaxAggregates() && !lanes.containsKey(aggregate))) {
            return;
        }
        // in a crowd only the name is kept and the events are read when their turn comes
        var lane = new Lane(aggregate, lanes.size() < limits.relayMaxHeldBacklogs() ? seen : null);
        if (join(lane)) {
            queue(lane);
        }
    }

    /** For the sweeper: reads and sends; true when the aggregate is through, false when another is on it or it failed. */
    Mono<Boolean> catchUp(Outbox outbox, String id) {
        return Mono.defer(() -> {
            var lane = new Lane(new AggregateRef(outbox, id), null);
            return running && join(lane) ? relay(lane) : Mono.just(false);
        });
    }

    private boolean join(Lane lane) {
        return lane
                == lanes.compute(lane.aggregate, (key, present) -> {
                    if (present == null) {
                        return lane;
                    }
                    present.changedMeanwhile = true;
                    return present;
                });
    }

    private void queue(Lane lane) {
        synchronized (turns) {
            turns.tryEmitNext(lane).orThrow();
        }
    }

    private Mono<Boolean> relay(Lane lane) {
        return Mono.defer(() -> lane.takeKnown()
                        .map(known -> Mono.just(recentlySent.leftOf(lane.aggregate, known)))
                        .orElseGet(() -> read(lane)))
                .flatMap(backlog -> sendAll(lane, backlog))
                .repeat(() -> !leave(lane))
                .then(Mono.just(true))
                .onErrorResume(fault -> Mono.fromSupplier(() -> putOff(lane, fault)));
    }

    private Mono<Backlog> read(Lane lane) {
        lanes.computeIfPresent(lane.aggregate, (key, present) -> present.read());
        return lane.aggregate.outbox().read(lane.aggregate.id());
    }

    private Mono<Void> sendAll(Lane lane, Backlog backlog) {
        return Flux.fromIterable(backlog.events())
                .takeWhile(event -> sending)
                .concatMap(event -> publisher
                        .send(event, backlog.key())
                        .then(lane.aggregate.outbox().acknowledged(lane.aggregate.id(), event))
                        .doOnSuccess(done -> recentlySent.remember(lane.aggregate, event.sequence())))
                .then(Mono.fromRunnable(() -> lane.failures = 0));
    }

    /** True where the lane is done; false where a commit came meanwhile, and it has to be read again. */
    private boolean leave(Lane lane) {
        return null
                == lanes.computeIfPresent(lane.aggregate, (key, present) -> {
                    var again = present.changedMeanwhile && sending;
                    present.changedMeanwhile = false;
                    return again ? present : null;
                });
    }

    /** What was seen is forgotten: after a failure only a read tells which events are still to be sent. */
    private boolean putOff(Lane lane, Throwable fault) {
        lane.failures++;
        lane.known = null;
        if (!running || lanes.size() > limits.relayMaxAggregates()) {
            lanes.remove(lane.aggregate);
            return false;
        }
        var pause = backOff(lane.failures);
        log.warn(
                "relay of {} {}: {} (read again in {})",
                lane.aggregate.outbox().name(),
                lane.aggregate.id(),
                fault.toString(),
                pause);
        Mono.delay(pause).subscribe(tick -> queue(lane));
        return false;
    }

    private Duration backOff(int failures) {
        var doubled = limits.relayFirstBackOff().multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(limits.relayMaxBackOff()) < 0 ? doubled : limits.relayMaxBackOff();
    }

    @Override
    public void start() {
        sending = true;
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** What was handed over is sent, within the time limit; the rest is found by the sweeper of the next start. */
    @Override
    public void stop(Runnable done) {
        running = false;
        Flux.interval(Duration.ZERO, STOP_CHECK)
                .takeUntil(tick -> lanes.isEmpty())
                .take(limits.stopTimeout())
                .doFinally(end -> {
                    sending = false;
                    done.run();
                })
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after web server and listeners, which write, and before the producer. */
    @Override
    public int getPhase() {
        return 0;
    }
}
