package dev.fives.contracts.customer;

import java.time.Instant;

/**
 * Data of {@code crm.contact-point.invalidated.v1}: messages do not arrive there.
 *
 * @param contactPointId names it without telling it; customer-service knows what it is
 * @param channel {@code EMAIL}, {@code SMS} or {@code WECHAT}
 * @param reason a code without blanks, of who could not deliver
 * @param messageId that showed it
 * @param at business time
 */
public record ContactPointInvalidated(
        String customerId, String contactPointId, String channel, String reason, String messageId, Instant at) {}
