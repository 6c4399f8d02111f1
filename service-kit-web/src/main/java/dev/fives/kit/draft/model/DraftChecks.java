package dev.fives.kit.draft.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads single values of one draft; a refused one is noted and counts as absent. Not thread-safe. */
public final class DraftChecks {
    private static final int ECHO_LENGTH_MAX = 60;

    private final Refusals refusals;
    private boolean allFine = true;

    public DraftChecks(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Nothing was refused so far. */
    public boolean allFine() {
        return allFine;
    }

    /** The text, by its characters and not their halves. */
    public @Nullable String atMost(String pointer, @Nullable String text, int lengthMax) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > lengthMax) {
            refuse(pointer, length + " characters", "at most " + lengthMax);
            return null;
        }
        return text;
    }

    /** The constant of this name. */
    public <E extends Enum<E>> @Nullable E code(String pointer, @Nullable String value, Class<E> codes) {
        if (value == null) {
            return null;
        }
        for (E code : codes.getEnumConstants()) {
            if (code.name().equals(value)) {
                return code;
            }
        }
        refuse(pointer, value, oneOf(codes));
        return null;
    }

    /** What {@link #code} expects, for a refusal. */
    public static <E extends Enum<E>> String oneOf(Class<E> codes) {
        return "one of " + Arrays.toString(codes.getEnumConstants());
    }

    /** The elements that are there, none where there are too many. JSON has nulls in lists, whatever the type says. */
    public <T> List<T> list(String pointer, @Nullable List<T> elements, int sizeMax) {
        if (elements == null) {
            return List.of();
        }
        if (elements.size() > sizeMax) {
            refuse(pointer, elements.size() + " elements", "at most " + sizeMax);
            return List.of();
        }
        List<T> present = elements.stream().filter(Objects::nonNull).toList();
        if (present.size() < elements.size()) {
            refuse(pointer, "null", "no element that is null");
        }
        return present;
    }

    /** Notes {@code what: value (expected: …)}, where what is the pointer's last name; a value is shown in part. */
    public void refuse(String pointer, @Nullable String value, String expected) {
        refuse(pointer, pointer.substring(pointer.lastIndexOf('/') + 1), value, expected);
    }

    /** As {@link #refuse(String, String, String)}, where the last name says too little. */
    public void refuse(String pointer, String what, @Nullable String value, String expected) {
        allFine = false;
        String shown = value == null ? "absent" : value.substring(0, Math.min(value.length(), ECHO_LENGTH_MAX));
        refusals.add(pointer, what + ": " + shown + " (expected: " + expected + ")");
    }
}
