package dev.fives.contracts.customer;

/**
 * The state on {@code crm.customer.state.v1}, without name, phone, mail or street.
 *
 * @param customerId {@code cus_…}, also the record key
 * @param history true for an imported past
 */
public record CustomerState(String customerId, boolean history, CustomerAttributes attributes) {}
