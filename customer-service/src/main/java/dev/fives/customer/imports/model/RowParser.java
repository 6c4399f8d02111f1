package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a purchase file, one after the other. What one cannot mean is rejected with the field at fault. */
public final class RowParser {

    /** A cancelled invoice is known by this first letter of its reference. */
    private static final String CANCELLATION_PREFIX = "C";

    private static final int TEXT_LIMIT_CHARACTERS = 200;
    private static final int QUANTITY_LIMIT_UNITS = 10_000_000;
    private static final BigDecimal PRICE_LIMIT = new BigDecimal("1000000000");
    private static final int PRICE_LIMIT_DECIMALS = 6;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(java.util.Locale.ROOT);

    private final ImportSpec spec;
    private final ImportSpec.ColumnMapping columns;
    /** The rows of an invoice stand together mostly, and reading a time costs more than the rest of the row. */
    private String lastTime = "";

    private Instant lastInstant = Instant.EPOCH;

    public RowParser(ImportSpec spec) {
        this.spec = spec;
        this.columns = spec.mapping();
    }

    /** @param row the value of a column */
    public RowOutcome parse(RowKey key, UnaryOperator<@Nullable String> row) {
        try {
            return new RowOutcome.Accepted(read(key, row));
        } catch (Unreadable fault) {
            return new RowOutcome.Rejected(new Rejection(key, fault.reason));
        }
    }

    private ImportedRow read(RowKey key, UnaryOperator<@Nullable String> row) throws Unreadable {
        String reference = required(row, columns.externalRef(), "externalRef");
        String customer = required(row, columns.customerExternalId(), "customerExternalId");
        int quantity = quantity(row, reference);
        return new ImportedRow(
                key,
                reference,
                customer,
                orderedAt(row),
                required(row, columns.sku(), "sku"),
                optional(row, columns.description()),
                quantity,
                unitPrice(row),
                optional(row, columns.country()));
    }

    private int quantity(UnaryOperator<@Nullable String> row, String reference) throws Unreadable {
        String text = required(row, columns.quantity(), "quantity");
        int quantity = integer(text);
        boolean cancelled = reference.startsWith(CANCELLATION_PREFIX);
        if (quantity == 0 || (quantity < 0) != cancelled) {
            String expected = cancelled ? "below 0 on a cancelled invoice" : "above 0; this is an adjusting entry";
            throw new Unreadable("quantity: %s (expected: %s)".formatted(text, expected));
        }
        return quantity;
    }

    private static int integer(String text) throws Unreadable {
        try {
            int value = Integer.parseInt(text);
            if (Math.abs((long) value) <= QUANTITY_LIMIT_UNITS) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the words of the field
        }
        throw new Unreadable("quantity: %s (expected: a whole number of units)".formatted(shortened(text)));
    }

    private BigDecimal unitPrice(UnaryOperator<@Nullable String> row) throws Unreadable {
        String text = required(row, columns.unitPrice(), "unitPrice");
        BigDecimal price = decimal(text);
        if (price.signum() < 0) {
            throw new Unreadable("unitPrice: %s (expected: 0 or more; this is an adjusting entry)".formatted(text));
        }
        return price;
    }

    private static BigDecimal decimal(String text) throws Unreadable {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.scale() <= PRICE_LIMIT_DECIMALS
                    && value.scale() >= 0
                    && value.abs().compareTo(PRICE_LIMIT) <= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the words of the field
        }
        throw new Unreadable("unitPrice: %s (expected: a decimal number of the currency)".formatted(shortened(text)));
    }

    private Instant orderedAt(UnaryOperator<@Nullable String> row) throws Unreadable {
        String text = required(row, columns.orderedAt(), "orderedAt");
        if (text.equals(lastTime)) {
            return lastInstant;
        }
        Instant instant = instant(text);
        lastTime = text;
        lastInstant = instant;
        return instant;
    }

    private Instant instant(String text) throws Unreadable {
        try {
            return switch (TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.atZone(spec.zone()).toInstant();
                default -> throw new DateTimeException(text);
            };
        } catch (DateTimeException notATime) {
            throw new Unreadable("orderedAt: %s (expected: ISO 8601 date and time)".formatted(shortened(text)));
        }
    }

    private static String required(UnaryOperator<@Nullable String> row, String column, String field) throws Unreadable {
        String value = optional(row, column);
        if (value == null) {
            throw new Unreadable(field + ": blank (expected: a value)");
        }
        if (value.length() > TEXT_LIMIT_CHARACTERS) {
            throw new Unreadable(
                    "%s: %d characters (expected: at most %d)".formatted(field, value.length(), TEXT_LIMIT_CHARACTERS));
        }
        return value;
    }

    private static @Nullable String optional(UnaryOperator<@Nullable String> row, @Nullable String column) {
        String value = column == null ? null : row.apply(column);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** A refusal inside one row; caught in {@link #parse}. */
    private static final class Unreadable extends Exception {
        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
