package dev.fives.kit.events.listener;

import java.util.Locale;

/** What became of a record; the tag of {@code fives.listener.records}. */
enum Outcome {
    HANDLED,
    REPEATED,
    SKIPPED,
    DEAD_LETTERED,
    PARKED,
    RETRIED;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
