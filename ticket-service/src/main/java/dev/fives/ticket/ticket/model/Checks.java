package dev.fives.ticket.ticket.model;

import dev.fives.kit.draft.model.DraftChecks;
import dev.fives.kit.draft.model.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft; a refused one is noted and counts as absent. */
final class Checks {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final DraftChecks draft;

    Checks(Refusals refusals) {
        this.draft = new DraftChecks(refusals);
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
        return draft.atMost(pointer, value == null || value.isBlank() ? null : value.strip(), lengthMax);
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
        return draft.code(pointer, value, codes);
    }

    /** As {@link #one}; where it is absent, a refusal and the stand-in. */
    <E extends Enum<E>> E requiredOne(String pointer, @Nullable String value, Class<E> codes, E standIn) {
        if (value == null) {
            refuse(pointer, null, DraftChecks.oneOf(codes));
        }
        return Objects.requireNonNullElse(one(pointer, value, codes), standIn);
    }

    <T> List<T> list(String pointer, @Nullable List<T> elements, int sizeMax) {
        return draft.list(pointer, elements, sizeMax);
    }

    /** As {@link DraftChecks#refuse(String, String, String)}. */
    void refuse(String pointer, @Nullable String value, String expected) {
        draft.refuse(pointer, value, expected);
    }
}
