package dev.fives.customer.imports.model;

/** The rows of one share, kept until all of them are known. */
public interface ShareBook<R> {

    /** Keeps the row if its customer is of this share. */
    void add(R row);

    /** How many it has kept. */
    long rows();
}
