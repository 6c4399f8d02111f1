package dev.fives.kit.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a JSON body is wrong, by JSON pointer, without repeating values or naming classes. */
final class JsonFaults {
    private static final int NAME_LENGTH_MAX = 64;

    private JsonFaults() {}

    static ProblemException problem(JacksonException fault) {
        if (!(fault instanceof DatabindException) || fault.getPath().isEmpty()) {
            return new ProblemException(Problems.MALFORMED, "body: not readable" + at(fault) + " (expected: JSON)");
        }
        String name = name(fault.getPath().getLast());
        String detail = name + detail(fault);
        return new ProblemException(Problems.MALFORMED, detail, List.of(new Violation(pointer(fault), detail)));
    }

    private static String detail(JacksonException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException _ -> ": unknown field (expected: a field of the API description)";
            case MismatchedInputException e -> ": not readable (expected: " + expected(e.getTargetType()) + ")";
            default -> ": not accepted (expected: as in the API description)";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a number";
        }
        return nonNumber(type);
    }

    private static String nonNumber(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date, 2026-02-28";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date-time, 2026-02-28T12:00:00Z";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String at(JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String pointer(JacksonException fault) {
        StringBuilder pointer = new StringBuilder();
        fault.getPath()
                .forEach(step ->
                        pointer.append('/').append(name(step).replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    private static String name(JacksonException.Reference step) {
        String name = step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName();
        return name.length() > NAME_LENGTH_MAX ? name.substring(0, NAME_LENGTH_MAX) : name;
    }
}
