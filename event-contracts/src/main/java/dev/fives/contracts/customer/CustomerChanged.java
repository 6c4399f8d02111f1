package dev.fives.contracts.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.customer.created.v1}, {@code crm.customer.updated.v1} and {@code crm.customer.restored.v1}. It
 * carries no name, phone, mail or street: who needs them asks the API. Changes of those are named in
 * {@code changedFields} and appear nowhere else.
 *
 * @param customerId {@code cus_…}
 * @param version the customer's version after the change, from 1
 * @param history true for an imported past, which raises no greeting and no invitation
 * @param changedFields dotted paths, such as {@code address.city}; empty on creation and on restoring
 * @param before the changed attributes as they were; absent on creation and on restoring
 * @param after the full snapshot after the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerChanged(
        String customerId,
        long version,
        boolean history,
        List<String> changedFields,
        @Nullable CustomerAttributes before,
        CustomerAttributes after) {
    public CustomerChanged {
        changedFields = List.copyOf(changedFields);
    }
}
