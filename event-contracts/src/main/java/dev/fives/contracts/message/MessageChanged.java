package dev.fives.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.message.requested.v1}, {@code crm.message.sent.v1}, {@code crm.message.failed.v1} and
 * {@code crm.message.bounced.v1}. Neither a name nor an address nor a text.
 *
 * @param messageId {@code msg_…}, the aggregate
 * @param channel {@code EMAIL}, {@code SMS} or {@code WECHAT}
 * @param purpose {@code MARKETING}, {@code SURVEY} or {@code SERVICE}
 * @param template such as {@code survey-invitation}
 * @param about what it was written for, as type and id: {@code care-task/car_…}
 * @param status {@code REQUESTED}, {@code SENT}, {@code FAILED}, {@code BOUNCED}, {@code SUPPRESSED} or {@code UNKNOWN},
 *     after the event
 * @param reason a code without blanks: why it was not sent
 * @param contactPointId of where it went; customer-service knows what that is
 * @param attempts so far
 * @param at business time of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageChanged(
        String messageId,
        String customerId,
        String channel,
        String purpose,
        String template,
        String about,
        String status,
        @Nullable String reason,
        @Nullable String contactPointId,
        int attempts,
        Instant at) {}
