package dev.fives.customer.customer.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft; a refused one becomes a complaint and counts as absent. */
final class Checks {
    private static final int ECHO_LENGTH_MAX = 60;

    private final Complaints complaints;

    Checks(Complaints complaints) {
        this.complaints = complaints;
    }

    @Nullable
    String text(String pointer, @Nullable String value, int lengthMax) {
        String clean = Texts.clean(value);
        if (clean != null && clean.codePointCount(0, clean.length()) > lengthMax) {
            refuse(pointer, clean.codePointCount(0, clean.length()) + " characters", "at most " + lengthMax);
            return null;
        }
        return clean;
    }

    <E extends Enum<E>> @Nullable E code(String pointer, @Nullable String value, Class<E> codes) {
        if (value == null) {
            return null;
        }
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(value)) {
                return code;
            }
        }
        refuse(pointer, value, "one of " + Arrays.toString(codes.getEnumConstants()));
        return null;
    }

    /** The elements, none where there are too many of them. */
    <T> List<T> list(String pointer, @Nullable List<T> elements, int sizeMax) {
        int size = elements == null ? 0 : elements.size();
        if (elements == null || size > sizeMax) {
            if (elements != null) {
                refuse(pointer, size + " elements", "at most " + sizeMax);
            }
            return List.of();
        }
        return withoutNull(pointer, elements);
    }

    private <T> List<T> withoutNull(String pointer, List<T> elements) {
        List<T> present = elements.stream().filter(Objects::nonNull).toList();
        if (present.size() < elements.size()) {
            refuse(pointer, "null", "no element that is null");
        }
        return present;
    }

    /** Notes {@code what: value (expected: …)}, where what is the pointer's last name. */
    void refuse(String pointer, @Nullable String value, String expected) {
        refuse(pointer, pointer.substring(pointer.lastIndexOf('/') + 1), value, expected);
    }

    void refuse(String pointer, String what, @Nullable String value, String expected) {
        String echo = value == null ? "absent" : Texts.clean(value);
        String shown = echo == null ? "empty" : echo.substring(0, Math.min(echo.length(), ECHO_LENGTH_MAX));
        complaints.add(pointer, what + ": " + shown + " (expected: " + expected + ")");
    }
}
