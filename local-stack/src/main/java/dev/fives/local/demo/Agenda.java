package dev.fives.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is to happen when, in business time. Business time goes from one slot to the next; in a slot different people act
 * side by side, one person's acts come one after the other.
 */
final class Agenda {

    /** People act in the morning and in the evening. */
    private static final Duration SLOT = Duration.ofHours(12);

    private record Act(int person, Runnable what) {}

    private final NavigableMap<Instant, List<Act>> slots = new TreeMap<>();
    private final SideBySide threads;
    private final Instant end;
    private final Consumer<Instant> clock;

    /**
     * An empty agenda.
     *
     * @param end what is to happen later does not happen
     * @param clock moves business time to a slot
     */
    Agenda(Instant end, SideBySide threads, Consumer<Instant> clock) {
        this.end = end;
        this.threads = threads;
        this.clock = clock;
    }

    /** The slot in which something of this instant happens, the first one that is not before it. */
    static Instant slot(Instant at) {
        long slot = SLOT.toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0), slot) * slot);
    }

    /** In the slot of this instant; during a slot only later ones may be given. */
    synchronized void at(Instant instant, int person, Runnable what) {
        exactlyAt(slot(instant), person, what);
    }

    /** At this very instant, between the slots, and not while others act. */
    synchronized void exactlyAt(Instant instant, int person, Runnable what) {
        if (!instant.isAfter(end)) {
            slots.computeIfAbsent(instant, _ -> new ArrayList<>()).add(new Act(person, what));
        }
    }

    /** Goes through all slots. */
    void run(Consumer<Instant> progress) {
        for (Map.Entry<Instant, List<Act>> slot = next(); slot != null; slot = next()) {
            clock.accept(slot.getKey());
            actAll(slot.getValue());
            progress.accept(slot.getKey());
        }
    }

    private synchronized Map.@org.jspecify.annotations.Nullable Entry<Instant, List<Act>> next() {
        return slots.pollFirstEntry();
    }

    private void actAll(List<Act> acts) {
        Map<Integer, List<Act>> byPerson = new LinkedHashMap<>();
        acts.forEach(act ->
                byPerson.computeIfAbsent(act.person(), _ -> new ArrayList<>()).add(act));
        threads.each(byPerson.values(), own -> own.forEach(act -> act.what().run()));
    }
}
