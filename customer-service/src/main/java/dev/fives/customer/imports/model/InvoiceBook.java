package dev.fives.customer.imports.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The invoices of one share of a job's customers. A job that is larger than memory is read several times, each time
 * keeping the customers of one share, so that all rows of an invoice, and what it cancels, are met together.
 */
public final class InvoiceBook {

    private final int share;
    private final int shares;
    private final Map<String, Map<String, List<ImportedRow>>> rowsByCustomer = new TreeMap<>();
    private long rows;

    /** @param share which of the {@code shares} is kept, from 0 */
    public InvoiceBook(int share, int shares) {
        this.share = share;
        this.shares = shares;
    }

    /** Keeps the row if its customer is of this share. */
    public void add(ImportedRow row) {
        if (Math.floorMod(row.customerRef().hashCode(), shares) == share) {
            rowsByCustomer
                    .computeIfAbsent(row.customerRef(), customer -> new LinkedHashMap<>())
                    .computeIfAbsent(row.externalRef(), reference -> new ArrayList<>())
                    .add(row);
            rows++;
        }
    }

    public long rows() {
        return rows;
    }

    public Collection<String> customers() {
        return rowsByCustomer.keySet();
    }

    /** The customer's purchases, oldest first. */
    public List<Invoice> purchases(String customerRef) {
        return invoices(customerRef, false);
    }

    /** The customer's cancellations, oldest first. */
    public List<Invoice> cancellations(String customerRef) {
        return invoices(customerRef, true);
    }

    private List<Invoice> invoices(String customerRef, boolean cancelled) {
        return rowsByCustomer.getOrDefault(customerRef, Map.of()).entrySet().stream()
                .map(entry -> new Invoice(entry.getKey(), customerRef, entry.getValue()))
                .filter(invoice -> invoice.isCancellation() == cancelled)
                .sorted(Comparator.comparing(Invoice::orderedAt).thenComparing(Invoice::externalRef))
                .toList();
    }
}
