package dev.fives.customer.imports.model;

/** A row that was not taken over, and why: {@code field: value (expected: …)}, never a person's data. */
public record Rejection(RowKey key, String reason) {}
