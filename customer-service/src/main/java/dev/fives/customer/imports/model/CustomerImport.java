package dev.fives.customer.imports.model;

import java.util.Collection;
import java.util.Map;

/**
 * An import of customers: one row what one customer is, by its external id.
 *
 * @param history the customers are of the past: nobody is greeted
 * @param customerSystem the system of the external ids
 * @param mapping the column of each {@link CustomerField} by the field's name; at least that of the external id
 */
public record CustomerImport(boolean history, String customerSystem, Map<String, String> mapping)
        implements ImportSpec {

    public CustomerImport {
        mapping = Map.copyOf(mapping);
    }

    @Override
    public ImportType type() {
        return ImportType.CUSTOMERS;
    }

    @Override
    public Collection<String> columns() {
        return mapping.values();
    }
}
