package dev.fives.customer.imports.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fives.customer.imports.model.ImportSpec;
import dev.fives.kit.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part {@code request} of an upload; a wish that is absent is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ImportRequest.OfNoType.class)
@JsonSubTypes({
    @JsonSubTypes.Type(name = "PURCHASES", value = PurchaseImportRequest.class),
    @JsonSubTypes.Type(name = "CUSTOMERS", value = CustomerImportRequest.class)
})
sealed interface ImportRequest permits PurchaseImportRequest, CustomerImportRequest, ImportRequest.OfNoType {

    int COLUMN_LENGTH_MAX = 200;

    /** As that of an external id. */
    Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** Throws a 422 problem that names everything that misses. */
    ImportSpec toSpec();

    /** A request that says no type, or none that there is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfNoType() implements ImportRequest {
        @Override
        public ImportSpec toSpec() {
            Violations violations = new Violations();
            violations.check(false, "/type", "type: absent or unknown (expected: PURCHASES or CUSTOMERS)");
            violations.throwIfAny();
            throw new IllegalStateException("type: absent");
        }
    }

    static String system(@Nullable String given, Violations violations) {
        String system = required(given, "/customerSystem", violations);
        violations.check(
                system.isEmpty() || SYSTEM.matcher(system).matches(),
                "/customerSystem",
                "customerSystem: malformed (expected: 1 to 40 letters, digits, dots, hyphens)");
        return system;
    }

    static String required(@Nullable String value, String pointer, Violations violations) {
        boolean given = value != null && !value.isBlank();
        violations.check(
                given, pointer, pointer.substring(pointer.lastIndexOf('/') + 1) + ": absent (expected: a value)");
        return value == null ? "" : value;
    }

    /** The header of a column; a file has none that is longer. */
    static String column(@Nullable String value, String pointer, Violations violations) {
        String column = required(value, pointer, violations);
        requireShort(column, pointer, violations);
        return column;
    }

    static @Nullable String optionalColumn(@Nullable String value, String pointer, Violations violations) {
        requireShort(value == null ? "" : value, pointer, violations);
        return value;
    }

    private static void requireShort(String column, String pointer, Violations violations) {
        violations.check(
                column.codePointCount(0, column.length()) <= COLUMN_LENGTH_MAX,
                pointer,
                pointer.substring(pointer.lastIndexOf('/') + 1) + ": too long (expected: at most " + COLUMN_LENGTH_MAX
                        + " characters)");
    }

    static boolean isTrue(@Nullable Boolean wish) {
        return wish != null && wish;
    }
}
