package dev.fives.segmentation.profile.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Stories of answers and tickets, in days from a start. */
final class Told {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    static final int LIMIT = 50;

    private Told() {}

    sealed interface Event {
        record Answered(Answer answer) implements Event {}

        record Ticketed(long sequence, Ticket ticket) implements Event {}
    }

    /** Keeps what the service keeps. */
    static final class Teller {
        private final Map<String, Event.Ticketed> facts = new HashMap<>();
        private Satisfaction known = Satisfaction.NONE;

        Satisfaction tell(List<Event> events, Instant now) {
            for (var event : events) {
                known = switch (event) {
                    case Event.Answered(var answer) -> known.with(answer, now, LIMIT);
                    case Event.Ticketed told -> {
                        var newest =
                                facts.merge(told.ticket().id(), told, (a, b) -> a.sequence() >= b.sequence() ? a : b);
                        yield known.with(newest.ticket(), now, LIMIT);
                    }
                };
            }
            return known;
        }
    }

    static List<Event> events(Random random) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 12; i++) {
            double day = random.nextInt(120);
            int score = 1 + random.nextInt(5);
            events.add(new Event.Answered(answer("a" + i, Answer.Metric.CSAT, score, at(day))));
            String kind = random.nextBoolean() ? "c" : "t";
            for (long sequence = 1; sequence <= 1 + random.nextInt(5); sequence++) {
                boolean closed = sequence > 1 && random.nextBoolean();
                events.add(new Event.Ticketed(
                        sequence,
                        ticket(
                                kind + ":t" + i,
                                at(day),
                                closed ? at(day + sequence) : null,
                                random.nextBoolean() ? "a" + i : null)));
            }
        }
        return events;
    }

    static Satisfaction told(String story, Instant now) {
        var known = Satisfaction.NONE;
        for (var word : story.split(" ", -1)) {
            var parts = word.split(":", -1);
            known = switch (word.charAt(0)) {
                case 'a' ->
                    known.with(
                            answer(parts[0], Answer.Metric.CSAT, parts[2].equals("-") ? 1 : 5, at(parts[1])),
                            now,
                            LIMIT);
                case 't', 'c' ->
                    known.with(
                            ticket(
                                    word.charAt(0) + ":" + parts[0],
                                    at(parts[1]),
                                    parts[2].isEmpty() ? null : at(parts[2]),
                                    parts[3].isEmpty() ? null : parts[3]),
                            now,
                            LIMIT);
                default -> known;
            };
        }
        return known;
    }

    static Answer answer(String id, Answer.Metric metric, int score, Instant at) {
        return new Answer(id, metric, score, metric == Answer.Metric.CSAT && score <= 2, at, "corr-" + id);
    }

    /** @param name kind and id, such as {@code c:c1} for a complaint */
    static Ticket ticket(String name, Instant openedAt, @Nullable Instant closedAt, @Nullable String responseId) {
        var id = name.substring(2);
        return new Ticket(id, name.startsWith("c"), responseId, openedAt, closedAt, "corr-" + id);
    }

    static Instant at(String day) {
        return at(Double.parseDouble(day));
    }

    static Instant at(double day) {
        return START.plusMillis(Math.round(day * Duration.ofDays(1).toMillis()));
    }
}
