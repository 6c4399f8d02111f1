package dev.fives.customer.imports.model;

/** What became of a row when it was read. */
public sealed interface RowOutcome<R> {

    record Accepted<R>(R row) implements RowOutcome<R> {}

    record Rejected<R>(Rejection rejection) implements RowOutcome<R> {}
}
