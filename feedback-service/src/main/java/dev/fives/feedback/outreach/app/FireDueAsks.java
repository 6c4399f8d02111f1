package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.model.Ask;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.CaughtUp;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Questions whose instant has come. They are decided when everything has been heard that was on the topics after they
 * were found: a refund that lay unread through a down time counts as if there had been none.
 */
public final class FireDueAsks implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Asks asks;
    private final DecideAsks decide;
    private final CaughtUp caughtUp;
    private final RealClock clock;
    private final SettledTime settled;

    /** @param settle real time for which a due instant has to be past, so that what was told before it is on its topic */
    public FireDueAsks(Asks asks, DecideAsks decide, CaughtUp caughtUp, RealClock clock, Duration settle) {
        this.asks = asks;
        this.decide = decide;
        this.caughtUp = caughtUp;
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
                .flatMap(until -> asks.due(until, limit).collectList())
                .filter(found -> !found.isEmpty())
                .delayUntil(found -> caughtUp.withAll())
                .flatMap(found -> decide(found).thenReturn(found.size()))
                .defaultIfEmpty(0);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return asks.oldestDue();
    }

    /** One customer that cannot be decided must not keep the others waiting; its fault is told when they are through. */
    private Mono<Void> decide(List<Ask> found) {
        Collection<List<Ask>> byCustomer = found.stream()
                .collect(Collectors.groupingBy(Ask::customerId, LinkedHashMap::new, Collectors.toList()))
                .values();
        return Flux.fromIterable(byCustomer)
                .flatMapDelayError(decide::inOrder, SIDE_BY_SIDE, SIDE_BY_SIDE)
                .then();
    }
}
