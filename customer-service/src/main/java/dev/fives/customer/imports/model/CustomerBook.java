package dev.fives.customer.imports.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one share by the customer that they name, in the order of the files. */
public final class CustomerBook implements ShareBook<CustomerRow> {

    private final CustomerShare share;
    private final Map<String, List<CustomerRow>> rowsByCustomer = new LinkedHashMap<>();
    private long rows;

    public CustomerBook(CustomerShare share) {
        this.share = share;
    }

    @Override
    public void add(CustomerRow row) {
        if (share.has(row.externalId())) {
            rowsByCustomer
                    .computeIfAbsent(row.externalId(), customer -> new ArrayList<>(1))
                    .add(row);
            rows++;
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    /** The rows of each customer, in row order. */
    public Collection<List<CustomerRow>> customers() {
        return rowsByCustomer.values();
    }
}
