package dev.fives.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When customers will be asked what they think of a purchase. Whether they are depends on what feedback-service knows at
 * that instant, so business time must not pass it before feedback-service knows.
 */
final class Asks {

    private final Map<Integer, List<Instant>> byPerson;
    private final NavigableSet<Instant> deadlines = new TreeSet<>();

    Asks(Map<Integer, List<Instant>> byPerson) {
        this.byPerson = byPerson;
    }

    /** Something has happened that the next ask of this person may depend on. */
    synchronized void mustKnow(int person, Instant now) {
        byPerson.getOrDefault(person, List.of()).stream()
                .filter(ask -> !ask.isBefore(now))
                .findFirst()
                .ifPresent(deadlines::add);
    }

    /** Whether feedback-service must have caught up before business time goes to this instant. */
    synchronized boolean isDueBefore(Instant next) {
        NavigableSet<Instant> passed = deadlines.headSet(next, true);
        boolean due = !passed.isEmpty();
        passed.clear();
        return due;
    }
}
