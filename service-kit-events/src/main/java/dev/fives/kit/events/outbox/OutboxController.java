package dev.fives.kit.events.outbox;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What has not left yet, for operators (role {@code ops}, as all of {@code /ops}). */
@RestController
final class OutboxController {
    private static final int MAX_SHOWN = 200;

    private final Outboxes outboxes;
    private final RealClock clock;
    private final OutboxProperties limits;

    OutboxController(Outboxes outboxes, RealClock clock, OutboxProperties limits) {
        this.outboxes = outboxes;
        this.clock = clock;
        this.limits = limits;
    }

    /** Of each outbox the number of aggregates, counted up to the cap of readiness, and those that wait longest. */
    @GetMapping("/ops/outbox")
    Mono<Pending> pending(@RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_SHOWN) {
            throw new ProblemException(Problems.MALFORMED, "limit: " + limit + " (expected: 1 to " + MAX_SHOWN + ")");
        }
        return Flux.fromIterable(outboxes.all())
                .concatMap(outbox -> look(outbox, limit))
                .collectList()
                .map(all -> new Pending(limits.maxBacklog(), all));
    }

    private Mono<Item> look(Outbox outbox, int limit) {
        return Mono.zip(
                        outbox.pending(limits.maxBacklog()),
                        outbox.waiting(limit).collectList())
                .map(found -> item(outbox.name(), found.getT1(), found.getT2()));
    }

    private Item item(String aggregate, long pending, List<Waiting> longest) {
        List<Aggregate> shown = longest.stream()
                .map(waiting -> new Aggregate(waiting.aggregateId(), ageSeconds(waiting.since())))
                .toList();
        return new Item(
                aggregate, pending, shown.isEmpty() ? 0 : shown.getFirst().ageSeconds(), shown);
    }

    private double ageSeconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /**
     * The answer.
     *
     * @param countedUpTo more aggregates of one outbox are not counted
     */
    record Pending(int countedUpTo, List<Item> outboxes) {}

    record Item(String aggregate, long pending, double oldestAgeSeconds, List<Aggregate> longest) {}

    record Aggregate(String id, double ageSeconds) {}
}
