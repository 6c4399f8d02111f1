/**
 * What can be done with customers. Starting points: {@code CreateCustomer}, {@code UpsertCustomer}, {@code
 * PatchCustomer}, {@code EnsureCustomers} for bulk, {@code Customers} for reading.
 */
@NullMarked
package dev.fives.customer.customer.app;

import org.jspecify.annotations.NullMarked;
