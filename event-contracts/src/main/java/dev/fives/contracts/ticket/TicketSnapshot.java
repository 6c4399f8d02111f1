package dev.fives.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is after the event; every event of a ticket carries it, so a reader keeps that of the highest sequence.
 *
 * @param ticketId {@code tic_…}
 * @param number what the customer is told
 * @param kind {@code QUESTION}, {@code INCIDENT}, {@code REQUEST}, {@code COMPLAINT} or {@code PRAISE}
 * @param status {@code NEW}, {@code OPEN}, {@code PENDING_CUSTOMER}, {@code PENDING_INTERNAL}, {@code RESOLVED},
 *     {@code CLOSED} or {@code REOPENED}
 * @param source {@code API} or {@code SURVEY}
 * @param channel such as {@code PHONE}
 * @param priority {@code LOW}, {@code NORMAL}, {@code HIGH} or {@code URGENT}
 * @param severity of a complaint: {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param responseId the answer that it follows up
 * @param customerId absent where nobody knows who it was; the record key is then the ticket's id
 * @param openedAt business time; likewise {@code resolvedAt} and {@code closedAt}, absent while they are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketSnapshot(
        String ticketId,
        String number,
        @Nullable String customerId,
        String kind,
        String status,
        String source,
        String channel,
        String priority,
        @Nullable String severity,
        @Nullable String responseId,
        @Nullable String purchaseId,
        @Nullable String assigneeId,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {}
