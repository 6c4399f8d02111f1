package dev.fives.customer.imports.model;

import dev.fives.customer.imports.model.Cells.Unreadable;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a customer file. Only that a row names its customer and is no longer than a row can be is seen here;
 * whether the values make a customer is decided where customers are.
 */
public final class CustomerRowParser implements RowParser<CustomerRow> {

    private static final int TAGS_LIMIT_CHARACTERS = 4_000;

    private final Map<CustomerField, String> columns = new EnumMap<>(CustomerField.class);

    public CustomerRowParser(CustomerImport spec) {
        for (CustomerField field : CustomerField.values()) {
            String column = spec.mapping().get(field.key());
            if (column != null) {
                columns.put(field, column);
            }
        }
    }

    @Override
    public RowOutcome<CustomerRow> parse(RowKey key, UnaryOperator<@Nullable String> row) {
        try {
            return new RowOutcome.Accepted<>(new CustomerRow(key, externalId(row), values(row)));
        } catch (Unreadable fault) {
            return fault.of(key);
        }
    }

    /** In its normal form, so that all rows of a customer are met together. */
    private String externalId(UnaryOperator<@Nullable String> row) throws Unreadable {
        return Cells.requiredClean(row, columns.get(CustomerField.EXTERNAL_ID), CustomerField.EXTERNAL_ID.key());
    }

    private Map<CustomerField, String> values(UnaryOperator<@Nullable String> row) throws Unreadable {
        Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
        for (Map.Entry<CustomerField, String> column : columns.entrySet()) {
            CustomerField field = column.getKey();
            String value = field == CustomerField.EXTERNAL_ID ? null : Cells.optional(row, column.getValue());
            if (value != null) {
                int limit = field == CustomerField.TAGS ? TAGS_LIMIT_CHARACTERS : Cells.TEXT_LIMIT_CHARACTERS;
                values.put(field, Cells.limited(value, field.key(), limit));
            }
        }
        return values;
    }
}
