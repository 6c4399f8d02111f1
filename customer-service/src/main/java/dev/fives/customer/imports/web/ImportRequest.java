package dev.fives.customer.imports.web;

import dev.fives.customer.imports.model.ImportSpec;
import dev.fives.customer.imports.model.ImportSpec.ColumnMapping;
import dev.fives.customer.imports.model.ImportType;
import dev.fives.kit.problem.Violations;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part {@code request} of an upload; a wish that is absent is none. */
record ImportRequest(
        @Nullable ImportType type,
        @Nullable Boolean history,
        @Nullable Boolean createCustomers,
        @Nullable String customerSystem,
        @Nullable String currency,
        @Nullable String timeZone,
        @Nullable Mapping mapping) {

    /** As that of an external id. */
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

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

    /** Throws a 422 problem that names everything that misses. */
    ImportSpec toSpec() {
        Violations violations = new Violations();
        violations.check(type != null, "/type", "type: absent (expected: PURCHASES)");
        String system = required(customerSystem, "/customerSystem", violations);
        violations.check(
                system.isEmpty() || SYSTEM.matcher(system).matches(),
                "/customerSystem",
                "customerSystem: malformed (expected: 1 to 40 letters, digits, dots, hyphens)");
        String code = required(currency, "/currency", violations);
        violations.check(
                code.isEmpty() || isCurrency(code), "/currency", "currency: unknown (expected: ISO 4217 code)");
        String zone = timeZone == null ? "UTC" : timeZone;
        violations.check(isZone(zone), "/timeZone", "timeZone: unknown (expected: IANA time zone)");
        ColumnMapping columns = columns(violations);
        violations.throwIfAny();
        ImportType known = type == null ? ImportType.PURCHASES : type;
        return new ImportSpec(known, isTrue(history), isTrue(createCustomers), system, code, zone, columns);
    }

    private ColumnMapping columns(Violations violations) {
        Mapping given = mapping == null ? new Mapping(null, null, null, null, null, null, null, null) : mapping;
        return new ColumnMapping(
                required(given.externalRef(), "/mapping/externalRef", violations),
                required(given.customerExternalId(), "/mapping/customerExternalId", violations),
                required(given.orderedAt(), "/mapping/orderedAt", violations),
                required(given.sku(), "/mapping/sku", violations),
                given.description(),
                required(given.quantity(), "/mapping/quantity", violations),
                required(given.unitPrice(), "/mapping/unitPrice", violations),
                given.country());
    }

    private static String required(@Nullable String value, String pointer, Violations violations) {
        boolean given = value != null && !value.isBlank();
        violations.check(
                given, pointer, pointer.substring(pointer.lastIndexOf('/') + 1) + ": absent (expected: a value)");
        return value == null ? "" : value;
    }

    private static boolean isTrue(@Nullable Boolean wish) {
        return wish != null && wish;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getRules() != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
