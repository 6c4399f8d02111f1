package dev.fives.customer.imports.model;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a job, one after the other. What one cannot mean is rejected with the field at fault. */
@FunctionalInterface
public interface RowParser<R> {

    /** @param row the value of a column */
    RowOutcome<R> parse(RowKey key, UnaryOperator<@Nullable String> row);
}
