package dev.fives.segmentation.profile.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How likely a customer is to leave dissatisfied, and why. A pure function of answers, tickets and an instant.
 *
 * @param reasons of this level, at most {@value #REASONS_MAX}; none for LOW
 */
public record Risk(Level level, List<Reason> reasons) {

    /** An event has room for as many, and nobody reads more. */
    static final int REASONS_MAX = 20;

    private static final Risk NONE = new Risk(Level.LOW, List.of());

    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    public enum Code {
        NEGATIVE_SCORE(Level.HIGH),
        OPEN_COMPLAINT(Level.HIGH),
        NEGATIVE_SCORE_CLOSED(Level.MEDIUM),
        COMPLAINT_CLOSED(Level.MEDIUM);

        private final Level level;

        Code(Level level) {
            this.level = level;
        }
    }

    /**
     * @param ref the answer or ticket
     * @param until when time alone ends it; null for never
     * @param correlationId of the event that brought it
     */
    public record Reason(Code code, String ref, @Nullable Instant until, String correlationId) {

        private boolean holds(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    public Risk {
        reasons = List.copyOf(reasons);
    }

    public static Risk of(Satisfaction satisfaction, Instant now) {
        if (satisfaction.isQuiet()) {
            return NONE;
        }
        var holding = reasons(satisfaction).filter(reason -> reason.holds(now)).toList();
        var level = holding.stream()
                .map(reason -> reason.code().level)
                .max(Level::compareTo)
                .orElse(Level.LOW);
        return new Risk(
                level,
                holding.stream()
                        .filter(reason -> reason.code().level == level)
                        .limit(REASONS_MAX)
                        .toList());
    }

    /** The exact instant at which time alone changes the level; empty for never. */
    static Optional<Instant> nextChange(Satisfaction satisfaction, Instant now) {
        if (satisfaction.isQuiet()) {
            return Optional.empty();
        }
        var level = of(satisfaction, now).level();
        return reasons(satisfaction)
                .map(Reason::until)
                .filter(Objects::nonNull)
                .filter(until -> until.isAfter(now))
                .sorted()
                .filter(until -> of(satisfaction, until).level() != level)
                .findFirst();
    }

    /** The correlation id under which that came which ends at an instant. */
    public static Optional<String> endingAt(Satisfaction satisfaction, Instant until) {
        return reasons(satisfaction)
                .filter(reason -> until.equals(reason.until()))
                .map(Reason::correlationId)
                .findFirst();
    }

    private static Stream<Reason> reasons(Satisfaction satisfaction) {
        var scores = satisfaction.negatives().stream()
                .filter(score -> !satisfaction.isClosed(score))
                .map(score -> new Reason(Code.NEGATIVE_SCORE, score.ref(), score.until(), score.correlationId()));
        return Stream.concat(scores, satisfaction.tickets().stream().flatMap(Risk::reasons));
    }

    /** The ticket of a negative answer tells of it when it is closed, even before the answer itself arrived. */
    private static Stream<Reason> reasons(Ticket ticket) {
        var until = ticket.until();
        var origin = ticket.correlationId();
        var complaint = ticket.complaint()
                ? Stream.of(new Reason(
                        until == null ? Code.OPEN_COMPLAINT : Code.COMPLAINT_CLOSED, ticket.id(), until, origin))
                : Stream.<Reason>empty();
        var answer = ticket.responseId();
        return answer == null || until == null
                ? complaint
                : Stream.concat(Stream.of(new Reason(Code.NEGATIVE_SCORE_CLOSED, answer, until, origin)), complaint);
    }
}
