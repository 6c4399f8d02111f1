package dev.fives.kit.events.index;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a consumer missed: events of one aggregate, from the service that owns it. */
@RestController
final class EventsController {
    private static final Pattern AGGREGATE = Pattern.compile("([a-z-]{1,40})/([^/\\s#]{1,200})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final EventHistory history;
    private final Outboxes outboxes;
    private final HistoryProperties limits;

    EventsController(EventHistory history, Outboxes outboxes, HistoryProperties limits) {
        this.history = history;
        this.outboxes = outboxes;
        this.limits = limits;
    }

    @GetMapping("/events")
    Mono<HistoryPage> events(
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(required = false) @Nullable String afterSequence,
            @RequestParam(required = false) @Nullable String limit) {
        var named = AGGREGATE.matcher(aggregate == null ? "" : aggregate);
        if (!named.matches() || outboxes.named(named.group(1)).isEmpty()) {
            throw refused("aggregate: not accepted (expected: <type>/<id>, type one of " + types() + ")");
        }
        long after = number("afterSequence", afterSequence, 0, 0, Long.MAX_VALUE);
        long most = number("limit", limit, limits.pageDefault(), 1, limits.pageMax());
        return history.read(new EventHistory.Query(named.group(1), named.group(2), after, Math.toIntExact(most)))
                .zipWith(Masking.current(), HistoryPage::shown);
    }

    private static long number(String name, @Nullable String text, long absent, long min, long max) {
        if (text == null) {
            return absent;
        }
        long value = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (value < min || value > max) {
            throw refused(name + ": not accepted (expected: a number from " + min
                    + (max == Long.MAX_VALUE ? ")" : " to " + max + ")"));
        }
        return value;
    }

    /** All that there are, as the gateway asks the owner of each. */
    private static String types() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.aggregateTypes().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.MALFORMED, detail);
    }
}
