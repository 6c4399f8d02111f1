package dev.fives.customer.customer.model;

import dev.fives.kit.draft.model.DraftChecks;
import dev.fives.kit.draft.model.Refusals;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads single values of a draft in their one written form; a refused one is noted and counts as absent. */
final class Checks {
    private final DraftChecks draft;

    Checks(Refusals refusals) {
        this.draft = new DraftChecks(refusals);
    }

    @Nullable
    String text(String pointer, @Nullable String value, int lengthMax) {
        return draft.atMost(pointer, Texts.clean(value), lengthMax);
    }

    <E extends Enum<E>> @Nullable E code(String pointer, @Nullable String value, Class<E> codes) {
        return draft.code(pointer, value, codes);
    }

    <T> List<T> list(String pointer, @Nullable List<T> elements, int sizeMax) {
        return draft.list(pointer, elements, sizeMax);
    }

    /** As {@link DraftChecks#refuse(String, String, String)}. */
    void refuse(String pointer, @Nullable String value, String expected) {
        draft.refuse(pointer, shown(value), expected);
    }

    void refuse(String pointer, String what, @Nullable String value, String expected) {
        draft.refuse(pointer, what, shown(value), expected);
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null ? null : Objects.requireNonNullElse(Texts.clean(value), "empty");
    }
}
