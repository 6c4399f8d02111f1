package dev.fives.feedback.satisfaction;

import dev.fives.feedback.satisfaction.Scores.Given;
import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.score.model.Tally;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** NPS, CSAT and CES of everybody; each by itself. */
@RestController
@RequestMapping("/satisfaction/{metric}")
class SatisfactionController {
    private static final Map<String, Function<Given, String>> GROUPS =
            Map.of("channel", Given::channel, "source", Given::source);

    /**
     * @param score absent where nobody gave one
     * @param distribution how often each score was given
     */
    record Satisfaction(
            String metric,
            @Nullable BigDecimal score,
            long count,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<Integer, Long> distribution,
            @Nullable List<Group> groups) {}

    record Group(String key, @Nullable BigDecimal score, long count, Map<Integer, Long> distribution) {
        static Group of(String key, Tally tally) {
            return new Group(key, tally.score().orElse(null), tally.count(), tally.counts());
        }
    }

    private final Scores scores;

    SatisfactionController(Scores scores) {
        this.scores = scores;
    }

    /** From {@code from} on and before {@code to}; groups only where they are asked for. */
    @GetMapping
    Mono<Satisfaction> of(
            @PathVariable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String groupBy) {
        Metric known = metric(metric);
        Instant first = instant("from", from);
        Instant end = instant("to", to);
        Function<Given, String> group = group(groupBy);
        SortedMap<String, SortedMap<Integer, Long>> counts = new TreeMap<>();
        return scores.of(known, first, end)
                .doOnNext(given -> counts.computeIfAbsent(group.apply(given), key -> new TreeMap<>())
                        .merge(given.score(), given.times(), Long::sum))
                .then(Mono.fromSupplier(() -> answer(known, counts, first, end, groupBy != null)));
    }

    private static Satisfaction answer(
            Metric metric,
            SortedMap<String, SortedMap<Integer, Long>> counts,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean grouped) {
        Tally all = counts.values().stream()
                .map(each -> new Tally(metric, each))
                .reduce(new Tally(metric, new TreeMap<>()), Tally::plus);
        List<Group> groups = counts.entrySet().stream()
                .map(group -> Group.of(group.getKey(), new Tally(metric, group.getValue())))
                .toList();
        return new Satisfaction(
                metric.name(), all.score().orElse(null), all.count(), from, to, all.counts(), grouped ? groups : null);
    }

    private static Metric metric(String name) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(Problems.NOT_FOUND, "metric: unknown (expected: nps, csat or ces)"));
    }

    private static Function<Given, String> group(@Nullable String groupBy) {
        Function<Given, String> group = groupBy == null ? given -> "" : GROUPS.get(groupBy);
        if (group == null) {
            throw new ProblemException(Problems.MALFORMED, "groupBy: not accepted (expected: channel or source)");
        }
        return group;
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            // to the millisecond, as stored: it also refuses what is too far off to be looked for
            return text == null
                    ? null
                    : Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ProblemException(
                    Problems.MALFORMED, name + ": not an instant (expected: RFC 3339, such as 2026-03-01T00:00:00Z)");
        }
    }
}
