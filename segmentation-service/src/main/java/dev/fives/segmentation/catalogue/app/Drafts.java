package dev.fives.segmentation.catalogue.app;

import dev.fives.kit.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the drafts of all kinds are checked for. */
public final class Drafts {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int NAME_LENGTH_MAX = 200;

    private Drafts() {}

    public static void checkCode(@Nullable String code, String pointer, Violations violations) {
        violations.check(
                code != null && CODE.matcher(code).matches(),
                pointer,
                pointer.substring(1) + ": absent or malformed (expected: 1 to 64 of A-Z a-z 0-9 _ . -)");
    }

    public static void checkName(@Nullable String name, String pointer, Violations violations) {
        violations.check(
                name != null && !name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX,
                pointer,
                pointer.substring(pointer.lastIndexOf('/') + 1) + ": absent or too long (expected: 1 to "
                        + NAME_LENGTH_MAX + " characters)");
    }
}
