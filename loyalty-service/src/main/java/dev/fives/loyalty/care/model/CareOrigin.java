package dev.fives.loyalty.care.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a care task comes from.
 *
 * @param ticketId the ticket that it is about
 * @param closing number of the event that closed the complaint, 0 where none did
 * @param correlationId under which everything happens that time alone causes later
 * @param plannedAt business time
 */
public record CareOrigin(
        CareReason reason,
        @Nullable String ticketId,
        long closing,
        @Nullable String note,
        String correlationId,
        Instant plannedAt) {}
