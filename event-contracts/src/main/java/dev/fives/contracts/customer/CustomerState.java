package dev.fives.contracts.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The state on {@code crm.customer.state.v1}, without name, phone, mail or street.
 *
 * @param customerId {@code cus_…}, also the record key
 * @param history true for an imported past
 * @param deleted true while the customer is deleted; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerState(
        String customerId, boolean history, @Nullable Boolean deleted, CustomerAttributes attributes) {}
