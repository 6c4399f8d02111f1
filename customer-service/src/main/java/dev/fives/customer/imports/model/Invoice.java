package dev.fives.customer.imports.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All rows of a job with one reference and one customer: a purchase, or what one cancellation takes back.
 *
 * @param rows in the order of the files; exact repeats are lines of their own
 */
public record Invoice(String externalRef, String customerRef, List<PurchaseRow> rows) {

    /** The time of its latest row. */
    public Instant orderedAt() {
        return rows.stream()
                .map(PurchaseRow::orderedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public boolean isCancellation() {
        return rows.getFirst().isCancellation();
    }
}
