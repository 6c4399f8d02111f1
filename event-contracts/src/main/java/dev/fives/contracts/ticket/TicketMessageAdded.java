package dev.fives.contracts.ticket;

import java.time.Instant;

/**
 * Data of {@code crm.ticket.message-added.v1}. The text stays in ticket-service.
 *
 * @param messageId {@code msg_…}
 * @param authorKind {@code CUSTOMER}, {@code AGENT} or {@code SYSTEM}
 * @param visibility {@code PUBLIC} or {@code INTERNAL}
 * @param at business time
 */
public record TicketMessageAdded(
        TicketSnapshot ticket, String messageId, String authorKind, String visibility, Instant at) {}
