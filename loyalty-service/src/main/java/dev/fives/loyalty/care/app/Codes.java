package dev.fives.loyalty.care.app;

import dev.fives.kit.problem.Violations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks what a request gives as codes and notes. */
final class Codes {
    private Codes() {}

    static <E extends Enum<E>> void check(Violations violations, Class<E> type, @Nullable String code, String pointer) {
        E[] all = type.getEnumConstants();
        violations.check(
                Arrays.stream(all).anyMatch(one -> one.name().equals(code)),
                pointer,
                pointer.substring(1) + ": not known (expected: one of " + Arrays.toString(all) + ")");
    }

    static void checkNote(Violations violations, @Nullable String note, CareLimits limits) {
        violations.check(
                note == null || note.codePointCount(0, note.length()) <= limits.noteLengthMax(),
                "/note",
                "note: too long (expected: at most " + limits.noteLengthMax() + " characters)");
    }
}
