package dev.fives.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.ticket.created.v1}, {@code crm.ticket.assigned.v1}, {@code crm.ticket.status-changed.v1},
 * {@code crm.ticket.resolved.v1}, {@code crm.ticket.reopened.v1} and {@code crm.ticket.closed.v1}.
 *
 * @param from the status before, where it changed; {@code to} the one after
 * @param reason a code without blanks, such as {@code CARE_UNHAPPY}
 * @param resolutionMinutes from opening to resolution, business time, rounded down
 * @param rootCause a code without blanks, where it is known
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketChanged(
        TicketSnapshot ticket,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable Long resolutionMinutes,
        @Nullable String rootCause,
        Instant at) {}
