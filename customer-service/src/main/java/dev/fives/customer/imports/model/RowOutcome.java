package dev.fives.customer.imports.model;

/** What became of a row when it was read. */
public sealed interface RowOutcome {

    record Accepted(ImportedRow row) implements RowOutcome {}

    record Rejected(Rejection rejection) implements RowOutcome {}
}
