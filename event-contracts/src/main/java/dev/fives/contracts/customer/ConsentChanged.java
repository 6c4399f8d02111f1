package dev.fives.contracts.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.customer.consent-changed.v1}.
 *
 * @param channel {@code EMAIL}, {@code SMS}, {@code PHONE}, {@code WECHAT}, {@code APP} or {@code POST}
 * @param purpose {@code MARKETING}, {@code SURVEY} or {@code SERVICE}
 * @param status {@code GRANTED}, {@code DENIED} or {@code REVOKED}
 * @param validUntil business time from which it counts as none
 * @param at business time of the decision
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentChanged(
        String customerId,
        String channel,
        String purpose,
        String status,
        @Nullable Instant validUntil,
        Instant at) {}
