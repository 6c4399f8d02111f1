package dev.fives.customer.imports.model;

/** What the rows of an import are. */
public enum ImportType {
    /** One row a line of an invoice. */
    PURCHASES,
    /** One row a customer. */
    CUSTOMERS
}
