package dev.fives.customer.imports.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.util.stream.Collectors;

/** Says why a row is no customer, in the names of the mapping. */
final class RefusedCustomer {

    private static final String REST = ": ";

    private RefusedCustomer() {}

    /** {@code field: value (expected: …)}, several with a semicolon between. */
    static String reason(ProblemException problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream().map(RefusedCustomer::named).collect(Collectors.joining("; "));
    }

    /** A detail begins with the last name of its pointer, which is not always that of the column. */
    private static String named(Violation violation) {
        String detail = violation.detail();
        int rest = detail.indexOf(REST);
        return rest < 0 ? detail : field(violation.pointer(), detail.substring(0, rest)) + detail.substring(rest);
    }

    private static String field(String pointer, String what) {
        String top = pointer.replaceFirst("^/([^/]*).*$", "$1");
        return switch (top) {
            case "birthDate", "tags" -> top;
            case "externalIds", "id" -> "externalId";
            default -> what;
        };
    }
}
