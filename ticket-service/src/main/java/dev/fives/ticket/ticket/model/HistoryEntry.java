package dev.fives.ticket.ticket.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, when. Never changed.
 *
 * @param actor caller, or {@code internal} for what an event caused
 * @param at business time
 * @param field dotted path
 * @param before absent where there was nothing; a long text is cut
 * @param reason a code, where it was not a person's wish
 */
public record HistoryEntry(
        String actor,
        Instant at,
        String field,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {}
