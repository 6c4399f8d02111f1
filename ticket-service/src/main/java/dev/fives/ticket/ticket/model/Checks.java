package dev.fives.ticket.ticket.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft; a refused one is noted and counts as absent. */
final class Checks {
    private static final int ECHO_LENGTH_MAX = 60;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final Refusals refusals;

    Checks(Refusals refusals) {
        this.refusals = refusals;
    }

    /** One line, never empty; absent where it was not given or is refused. */
    @Nullable
    String line(String pointer, @Nullable String value, int lengthMax) {
        String line = value == null || value.isBlank() ? null : value.strip();
        if (line != null && line.chars().anyMatch(Character::isISOControl)) {
            refuse(pointer, "control character", "none");
            return null;
        }
        return text(pointer, line, lengthMax);
    }

    /** As {@link #line}; where it is absent, a refusal and an empty text. */
    String requiredLine(String pointer, @Nullable String value, int lengthMax) {
        return Objects.requireNonNullElse(line(pointer, required(pointer, value, lengthMax), lengthMax), "");
    }

    /** With line ends. */
    @Nullable
    String text(String pointer, @Nullable String value, int lengthMax) {
        String text = value == null || value.isBlank() ? null : value.strip();
        if (text != null && text.codePointCount(0, text.length()) > lengthMax) {
            refuse(pointer, text.codePointCount(0, text.length()) + " characters", "at most " + lengthMax);
            return null;
        }
        return text;
    }

    String requiredText(String pointer, @Nullable String value, int lengthMax) {
        return Objects.requireNonNullElse(text(pointer, required(pointer, value, lengthMax), lengthMax), "");
    }

    private @Nullable String required(String pointer, @Nullable String value, int lengthMax) {
        if (value == null || value.isBlank()) {
            refuse(pointer, value, "1 to " + lengthMax + " characters");
        }
        return value;
    }

    @Nullable
    String code(String pointer, @Nullable String value) {
        return matching(pointer, value, CODE, "a code such as PAYMENT, at most 60 characters");
    }

    /** An id of our own, which starts with the prefix. */
    @Nullable
    String id(String pointer, @Nullable String value, String prefix) {
        if (value == null
                || (value.startsWith(prefix)
                        && ID.matcher(value.substring(prefix.length())).matches())) {
            return value;
        }
        refuse(pointer, value, "an id " + prefix + "…");
        return null;
    }

    private @Nullable String matching(String pointer, @Nullable String value, Pattern pattern, String expected) {
        if (value == null || pattern.matcher(value).matches()) {
            return value;
        }
        refuse(pointer, value, expected);
        return null;
    }

    <E extends Enum<E>> @Nullable E one(String pointer, @Nullable String value, Class<E> codes) {
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

    /** As {@link #one}; where it is absent, a refusal and the stand-in. */
    <E extends Enum<E>> E requiredOne(String pointer, @Nullable String value, Class<E> codes, E standIn) {
        if (value == null) {
            refuse(pointer, null, "one of " + Arrays.toString(codes.getEnumConstants()));
        }
        return Objects.requireNonNullElse(one(pointer, value, codes), standIn);
    }

    <T> List<T> list(String pointer, @Nullable List<T> elements, int sizeMax) {
        if (elements != null && elements.size() > sizeMax) {
            refuse(pointer, elements.size() + " elements", "at most " + sizeMax);
            return List.of();
        }
        List<T> present = elements == null
                ? List.of()
                : elements.stream().filter(Objects::nonNull).toList();
        if (elements != null && present.size() < elements.size()) {
            refuse(pointer, "null", "no element that is null");
        }
        return present;
    }

    /** Notes {@code what: value (expected: …)}, where what is the pointer's last name. */
    void refuse(String pointer, @Nullable String value, String expected) {
        String shown = value == null ? "absent" : value.substring(0, Math.min(value.length(), ECHO_LENGTH_MAX));
        refusals.add(
                pointer,
                pointer.substring(pointer.lastIndexOf('/') + 1) + ": " + shown + " (expected: " + expected + ")");
    }
}
