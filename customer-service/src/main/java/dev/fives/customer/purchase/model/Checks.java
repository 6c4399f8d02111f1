package dev.fives.customer.purchase.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft; a refused one becomes a complaint and counts as absent. */
final class Checks {
    private static final int ECHO_LENGTH_MAX = 60;

    private final Complaints complaints;
    private int refused;

    Checks(Complaints complaints) {
        this.complaints = complaints;
    }

    boolean allFine() {
        return refused == 0;
    }

    /** The text, never empty; absent where it was not given or is refused. */
    @Nullable
    String text(String pointer, @Nullable String value, int lengthMax) {
        String text = value == null || value.isBlank() ? null : value.strip();
        if (text != null
                && (text.codePointCount(0, text.length()) > lengthMax
                        || text.chars().anyMatch(Character::isISOControl))) {
            refuse(
                    pointer,
                    text.codePointCount(0, text.length()) + " characters",
                    "at most " + lengthMax + ", none of them a control character");
            return null;
        }
        return text;
    }

    /** As {@link #text}; where it is absent, a complaint and an empty text. */
    String required(String pointer, @Nullable String value, int lengthMax) {
        if (value == null || value.isBlank()) {
            refuse(pointer, value, "1 to " + lengthMax + " characters");
            return "";
        }
        String text = text(pointer, value, lengthMax);
        return text == null ? "" : text;
    }

    long quantity(String pointer, @Nullable Long value, long max) {
        if (value == null || value < 1 || value > max) {
            refuse(pointer, value == null ? null : value.toString(), "1 to " + max + " pieces");
            return 1;
        }
        return value;
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
        refused++;
        String shown = value == null ? "absent" : value.substring(0, Math.min(value.length(), ECHO_LENGTH_MAX));
        complaints.add(
                pointer,
                pointer.substring(pointer.lastIndexOf('/') + 1) + ": " + shown + " (expected: " + expected + ")");
    }
}
