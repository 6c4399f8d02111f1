package dev.fives.ticket.ticket.web;

import dev.fives.ticket.ticket.model.Remedy;
import dev.fives.ticket.ticket.model.RemedyStatus;
import dev.fives.ticket.ticket.model.RemedyType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A remedy as it is answered. */
record RemedyResponse(
        String id,
        RemedyType type,
        long value,
        String approvedBy,
        RemedyStatus status,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String entryId,
        @Nullable String reason) {

    static RemedyResponse of(Remedy remedy) {
        return new RemedyResponse(
                remedy.id(),
                remedy.type(),
                remedy.value(),
                remedy.approvedBy(),
                remedy.status(),
                remedy.requestedAt(),
                remedy.decidedAt(),
                remedy.entryId(),
                remedy.reason());
    }
}
