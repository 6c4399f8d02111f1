package dev.fives.customer.customer.model;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param country ISO 3166-1 alpha-2 code where the name is known, else the name as given
 * @param region ISO 3166-2 code where the name is known, else the name as given
 * @param street street, house and door: an identifier, it never leaves the service in an event
 */
public record Address(
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String district,
        @Nullable String postalCode,
        @Nullable String street) {
    static final Address EMPTY = new Address(null, null, null, null, null, null);
}
