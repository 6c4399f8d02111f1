package dev.fives.contracts.customer;

import java.time.Instant;

/**
 * Data of {@code crm.interaction.logged.v1}: somebody spoke with a customer. The text stays in customer-service.
 *
 * @param interactionId {@code int_…}
 * @param channel {@code CALL}, {@code EMAIL}, {@code SOCIAL}, {@code VISIT}, {@code WECHAT} or {@code OTHER}
 * @param direction {@code INBOUND} or {@code OUTBOUND}
 * @param at business time of the contact
 */
public record InteractionLogged(
        String interactionId, String customerId, String channel, String direction, Instant at) {}
