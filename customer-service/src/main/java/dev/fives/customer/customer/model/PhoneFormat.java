package dev.fives.customer.customer.model;

import java.util.Optional;

/** Knows the numbering plans of the world. */
@FunctionalInterface
public interface PhoneFormat {
    /**
     * The number in E.164, empty if it cannot be one.
     *
     * @param region ISO 3166-1 alpha-2 code of the plan that applies to a number without country code
     */
    Optional<String> e164(String raw, String region);
}
