package dev.fives.customer.imports.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An import of purchases: one row a line of an invoice.
 *
 * @param history the purchases are of the past: they earn points and count for segments, but nobody is greeted for them
 * @param createCustomers an unknown customer is created from its external id; otherwise its rows are rejected
 * @param customerSystem the system of the customers' external ids, also that of the purchases' references
 * @param currency ISO 4217 code of every price in the files
 * @param timeZone IANA zone of the times that carry no offset
 */
public record PurchaseImport(
        boolean history,
        boolean createCustomers,
        String customerSystem,
        String currency,
        String timeZone,
        ColumnMapping mapping)
        implements ImportSpec {

    @Override
    public ImportType type() {
        return ImportType.PURCHASES;
    }

    @Override
    public List<String> columns() {
        return mapping.columns();
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The column of each field, by its header. */
    public record ColumnMapping(
            String externalRef,
            String customerExternalId,
            String orderedAt,
            String sku,
            @Nullable String description,
            String quantity,
            String unitPrice,
            @Nullable String country) {

        List<String> columns() {
            return Stream.of(externalRef, customerExternalId, orderedAt, sku, description, quantity, unitPrice, country)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
