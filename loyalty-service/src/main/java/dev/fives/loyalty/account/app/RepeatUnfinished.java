package dev.fives.loyalty.account.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** What somebody began and did not live to end is ended: every step can be repeated by anybody. */
public final class RepeatUnfinished<S> implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final String name;
    private final Unfinished<S> unfinished;
    private final BiFunction<Stored<S>, Instant, Mono<Stored<S>>> carryOn;

    /** @param carryOn as far as it goes by itself */
    public RepeatUnfinished(
            String name, Unfinished<S> unfinished, BiFunction<Stored<S>, Instant, Mono<Stored<S>>> carryOn) {
        this.name = name;
        this.unfinished = unfinished;
        this.carryOn = carryOn;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return unfinished
                .due(businessNow, limit)
                .collectList()
                .flatMapIterable(found -> found)
                .flatMapDelayError(
                        stored -> carryOn.apply(stored, businessNow).thenReturn(1), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return unfinished.oldestDue();
    }
}
