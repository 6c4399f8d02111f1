package dev.fives.feedback.outreach.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Questions whose instant has come. */
public final class FireDueAsks implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Asks asks;
    private final DecideAsks decide;
    private final RealClock clock;
    private final SettledTime settled;

    /** @param settle real time for which a due instant has to be past */
    public FireDueAsks(Asks asks, DecideAsks decide, RealClock clock, Duration settle) {
        this.asks = asks;
        this.decide = decide;
        this.clock = clock;
        this.settled = new SettledTime(settle);
    }

    @Override
    public String name() {
        return "survey.asks";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return Mono.defer(() -> Mono.justOrEmpty(settled.at(clock.instant(), businessNow)))
                .flatMap(until -> asks.customersDue(until, limit)
                        .collectList()
                        .flatMap(found -> decide(Flux.fromIterable(found).distinct(), until)
                                .thenReturn(found.size())))
                .defaultIfEmpty(0);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return asks.oldestDue();
    }

    /** One customer that cannot be decided must not keep the others waiting; its fault is told when they are through. */
    private Mono<Void> decide(Flux<String> customers, Instant until) {
        return customers
                .flatMapDelayError(customerId -> decide.dueBy(customerId, until), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .then();
    }
}
