package dev.fives.segmentation.profile.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.profile.model.SegmentOverride;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody decided, checked: all mistakes at once. */
public record OverrideDraft(SegmentOverride.Mode mode, String reason) {

    private static final int REASON_LENGTH_MAX = 200;

    /** Throws VALIDATION with a pointer to each mistake. */
    public static OverrideDraft of(@Nullable String mode, @Nullable String reason) {
        var violations = new Violations();
        violations.check(
                "INCLUDE".equals(mode) || "EXCLUDE".equals(mode),
                "/mode",
                "mode: absent or unknown (expected: INCLUDE or EXCLUDE)");
        violations.check(
                reason != null && !reason.isBlank() && reason.codePointCount(0, reason.length()) <= REASON_LENGTH_MAX,
                "/reason",
                "reason: absent or too long (expected: 1 to " + REASON_LENGTH_MAX + " characters)");
        violations.throwIfAny();
        return new OverrideDraft(
                SegmentOverride.Mode.valueOf(Objects.requireNonNull(mode)), Objects.requireNonNull(reason));
    }
}
