package dev.fives.customer.imports.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The invoices of one share, whole, and what the same customers cancelled. */
public final class InvoiceBook implements ShareBook<PurchaseRow> {

    private final CustomerShare share;
    private final Map<String, Map<String, List<PurchaseRow>>> rowsByCustomer = new TreeMap<>();
    private long rows;

    public InvoiceBook(CustomerShare share) {
        this.share = share;
    }

    @Override
    public void add(PurchaseRow row) {
        if (share.has(row.customerRef())) {
            rowsByCustomer
                    .computeIfAbsent(row.customerRef(), customer -> new LinkedHashMap<>())
                    .computeIfAbsent(row.externalRef(), reference -> new ArrayList<>())
                    .add(row);
            rows++;
        }
    }

    @Override
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
