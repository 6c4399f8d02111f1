package dev.fives.customer.imports.model;

import dev.fives.customer.imports.model.Cells.Unreadable;
import dev.fives.customer.imports.model.PurchaseImport.ColumnMapping;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a purchase file, one after the other. What one cannot mean is rejected with the field at fault, and
 * so is what no customer can be made of: it would be refused together with all others of its group.
 */
public final class PurchaseRowParser implements RowParser<PurchaseRow> {

    /** A cancelled invoice is known by this first letter of its reference. */
    private static final String CANCELLATION_PREFIX = "C";

    private static final int QUANTITY_LIMIT_UNITS = 10_000_000;
    private static final BigDecimal PRICE_LIMIT = new BigDecimal("1000000000");
    private static final int PRICE_LIMIT_DECIMALS = 6;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(java.util.Locale.ROOT);

    private final PurchaseImport spec;
    private final ColumnMapping columns;
    /** The rows of an invoice stand together mostly, and reading a time costs more than the rest of the row. */
    private String lastTime = "";

    private Instant lastInstant = Instant.EPOCH;

    public PurchaseRowParser(PurchaseImport spec) {
        this.spec = spec;
        this.columns = spec.mapping();
    }

    @Override
    public RowOutcome<PurchaseRow> parse(RowKey key, UnaryOperator<@Nullable String> row) {
        try {
            return new RowOutcome.Accepted<>(read(key, row));
        } catch (Unreadable fault) {
            return fault.of(key);
        }
    }

    private PurchaseRow read(RowKey key, UnaryOperator<@Nullable String> row) throws Unreadable {
        String reference = Cells.required(row, columns.externalRef(), "externalRef");
        String customer = Cells.requiredClean(row, columns.customerExternalId(), "customerExternalId");
        int quantity = quantity(row, reference);
        return new PurchaseRow(
                key,
                reference,
                customer,
                orderedAt(row),
                Cells.required(row, columns.sku(), "sku"),
                Cells.optional(row, columns.description()),
                quantity,
                unitPrice(row),
                Cells.optionalClean(row, columns.country(), "country"));
    }

    private int quantity(UnaryOperator<@Nullable String> row, String reference) throws Unreadable {
        String text = Cells.required(row, columns.quantity(), "quantity");
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
        String text = Cells.required(row, columns.unitPrice(), "unitPrice");
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
        String text = Cells.required(row, columns.orderedAt(), "orderedAt");
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

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
