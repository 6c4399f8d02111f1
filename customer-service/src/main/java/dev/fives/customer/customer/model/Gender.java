package dev.fives.customer.customer.model;

/** As the customer states it; absent if unknown. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER
}
