package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.care.planned.v1}, {@code crm.care.due.v1}, {@code crm.care.held.v1}, {@code crm.care.released.v1},
 * {@code crm.care.completed.v1} and {@code crm.care.skipped.v1}.
 *
 * @param taskId {@code car_…}
 * @param kind {@code FOLLOW_UP}, {@code BIRTHDAY}, {@code HOLIDAY}, {@code REACTIVATION} or {@code RECOVERY}
 * @param channel such as {@code PHONE}
 * @param status {@code PLANNED}, {@code DUE}, {@code HELD}, {@code DONE} or {@code SKIPPED}, after the event
 * @param outcome of a completed task: {@code HAPPY}, {@code NEUTRAL}, {@code UNHAPPY} or {@code NOT_REACHED}
 * @param reason a code without blanks: why it exists, is held or was skipped
 * @param ticketId the complaint that it follows up
 * @param dueAt business time
 * @param at business time of the change
 * @param planId {@code cpl_…}; absent where an agent planned it
 * @param occasion tells it from the plan's other tasks for the customer, such as the year of a birthday
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CareChanged(
        String taskId,
        String customerId,
        String kind,
        String channel,
        String status,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String ticketId,
        Instant dueAt,
        Instant at,
        @Nullable String planId,
        @Nullable String occasion) {}
