package dev.fives.customer.imports.web;

import dev.fives.customer.imports.model.PurchaseImport;
import dev.fives.customer.imports.model.PurchaseImport.ColumnMapping;
import dev.fives.kit.problem.Violations;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The wish to import purchases. */
record PurchaseImportRequest(
        @Nullable Boolean history,
        @Nullable Boolean createCustomers,
        @Nullable String customerSystem,
        @Nullable String currency,
        @Nullable String timeZone,
        @Nullable Mapping mapping)
        implements ImportRequest {

    /** Header names by field; {@code description} and {@code country} may be left out. */
    record Mapping(
            @Nullable String externalRef,
            @Nullable String customerExternalId,
            @Nullable String orderedAt,
            @Nullable String sku,
            @Nullable String description,
            @Nullable String quantity,
            @Nullable String unitPrice,
            @Nullable String country) {}

    @Override
    public PurchaseImport toSpec() {
        Violations violations = new Violations();
        String system = ImportRequest.system(customerSystem, violations);
        String code = ImportRequest.required(currency, "/currency", violations);
        violations.check(
                code.isEmpty() || isCurrency(code), "/currency", "currency: unknown (expected: ISO 4217 code)");
        String zone = timeZone == null ? "UTC" : timeZone;
        violations.check(
                ZoneId.getAvailableZoneIds().contains(zone),
                "/timeZone",
                "timeZone: unknown (expected: IANA time zone)");
        ColumnMapping columns = columns(violations);
        violations.throwIfAny();
        return new PurchaseImport(
                ImportRequest.isTrue(history), ImportRequest.isTrue(createCustomers), system, code, zone, columns);
    }

    private ColumnMapping columns(Violations violations) {
        Mapping given = mapping == null ? new Mapping(null, null, null, null, null, null, null, null) : mapping;
        return new ColumnMapping(
                ImportRequest.column(given.externalRef(), "/mapping/externalRef", violations),
                ImportRequest.column(given.customerExternalId(), "/mapping/customerExternalId", violations),
                ImportRequest.column(given.orderedAt(), "/mapping/orderedAt", violations),
                ImportRequest.column(given.sku(), "/mapping/sku", violations),
                ImportRequest.optionalColumn(given.description(), "/mapping/description", violations),
                ImportRequest.column(given.quantity(), "/mapping/quantity", violations),
                ImportRequest.column(given.unitPrice(), "/mapping/unitPrice", violations),
                ImportRequest.optionalColumn(given.country(), "/mapping/country", violations));
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
