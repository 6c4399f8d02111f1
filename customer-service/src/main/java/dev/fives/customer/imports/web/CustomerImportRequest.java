package dev.fives.customer.imports.web;

import dev.fives.customer.imports.model.CustomerField;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.kit.problem.Violations;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The wish to import customers.
 *
 * @param mapping header names by field; {@code externalId} has to be there
 */
record CustomerImportRequest(
        @Nullable String customerSystem,
        @Nullable Boolean history,
        @Nullable Map<String, @Nullable String> mapping) implements ImportRequest {

    @Override
    public CustomerImport toSpec() {
        Violations violations = new Violations();
        String system = ImportRequest.system(customerSystem, violations);
        Map<String, String> columns = columns(violations);
        violations.throwIfAny();
        return new CustomerImport(ImportRequest.isTrue(history), system, columns);
    }

    private Map<String, String> columns(Violations violations) {
        Map<String, @Nullable String> given = new TreeMap<>(mapping == null ? Map.of() : mapping);
        given.putIfAbsent(CustomerField.EXTERNAL_ID.key(), null);
        Map<String, String> columns = new TreeMap<>();
        given.forEach((field, column) -> {
            String pointer = "/mapping/" + field;
            violations.check(
                    CustomerField.of(field).isPresent(),
                    pointer,
                    "field: unknown (expected: one of %s)".formatted(fields()));
            columns.put(field, ImportRequest.column(column, pointer, violations));
        });
        return columns;
    }

    private static String fields() {
        return Arrays.stream(CustomerField.values()).map(CustomerField::key).collect(Collectors.joining(", "));
    }
}
