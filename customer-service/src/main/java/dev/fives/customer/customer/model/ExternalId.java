package dev.fives.customer.customer.model;

/** The customer's id in another system. */
public record ExternalId(String system, String id) {}
