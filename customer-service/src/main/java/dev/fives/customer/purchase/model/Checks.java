package dev.fives.customer.purchase.model;

import dev.fives.kit.draft.model.DraftChecks;
import dev.fives.kit.draft.model.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft; a refused one is noted and counts as absent. */
final class Checks {
    private final DraftChecks draft;

    Checks(Refusals refusals) {
        this.draft = new DraftChecks(refusals);
    }

    boolean allFine() {
        return draft.allFine();
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

    /** As {@link #text}; where it is absent, a refusal and an empty text. */
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
        return draft.list(pointer, elements, sizeMax);
    }

    /** As {@link DraftChecks#refuse(String, String, String)}. */
    void refuse(String pointer, @Nullable String value, String expected) {
        draft.refuse(pointer, value, expected);
    }
}
