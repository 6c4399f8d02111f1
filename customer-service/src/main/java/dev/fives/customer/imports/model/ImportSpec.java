package dev.fives.customer.imports.model;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks an import to do.
 *
 * @param history the purchases are of the past: they earn points and count for segments, but nobody is greeted for them
 * @param createCustomers an unknown customer is created from its external id; otherwise its rows are rejected
 * @param customerSystem the system of the customers' external ids, also that of the purchases' references
 * @param currency ISO 4217 code of every price in the files
 * @param timeZone IANA zone of the times that carry no offset
 */
public record ImportSpec(
        ImportType type,
        boolean history,
        boolean createCustomers,
        String customerSystem,
        String currency,
        String timeZone,
        ColumnMapping mapping) {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The column of each field, by its header; a column that is not mapped is not read. */
    public record ColumnMapping(
            String externalRef,
            String customerExternalId,
            String orderedAt,
            String sku,
            @Nullable String description,
            String quantity,
            String unitPrice,
            @Nullable String country) {}
}
