package dev.fives.customer.imports.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says why a row is no customer, in the names of the mapping, without what stood there: that is a person's data. */
final class RefusedCustomer {

    private static final String REST = ": ";
    private static final String EXPECTED = " (expected: ";

    /** What is told of a value in place of it. */
    private static final Pattern MEASURE = Pattern.compile("absent|null|\\d{1,6} (characters|elements|fields)");

    private RefusedCustomer() {}

    /** {@code field: what is wrong (expected: …)}, several with a semicolon between. */
    static String reason(ProblemException problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream().map(RefusedCustomer::named).collect(Collectors.joining("; "));
    }

    /** A detail begins with the last name of its pointer, which is not always that of the column. */
    private static String named(Violation violation) {
        String detail = violation.detail();
        int rest = detail.indexOf(REST);
        return rest < 0
                ? field(violation.pointer(), "row") + ": not valid"
                : field(violation.pointer(), detail.substring(0, rest)) + REST + fault(detail.substring(rest + 2));
    }

    /** A value may hold any text; what is expected stands behind it. */
    private static String fault(String rest) {
        int expected = rest.lastIndexOf(EXPECTED);
        String value = expected < 0 ? rest : rest.substring(0, expected);
        String shown = MEASURE.matcher(value).matches() ? value : "not valid";
        return expected < 0 ? shown : shown + rest.substring(expected);
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
