package dev.fives.customer.imports.model;

/** A row that was not taken over, and why: {@code field: what is wrong (expected: …)}, never a person's data. */
public record Rejection(RowKey key, String reason) {}
