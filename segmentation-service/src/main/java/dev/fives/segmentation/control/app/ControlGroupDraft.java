package dev.fives.segmentation.control.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Drafts;
import dev.fives.segmentation.control.model.ControlGroup;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wrote, checked.
 *
 * @param salt the group's own id where absent
 */
public record ControlGroupDraft(
        String code, String name, int percent, @Nullable String salt) {

    private static final int ALL = 100;

    /** Throws VALIDATION with a pointer to each mistake. */
    public static ControlGroupDraft of(
            @Nullable String code, @Nullable String name, @Nullable Integer percent, @Nullable String salt) {
        var violations = new Violations();
        Drafts.checkCode(code, "/code", violations);
        Drafts.checkName(name, "/name", violations);
        violations.check(
                percent != null && percent > 0 && percent < ALL,
                "/percent",
                "percent: absent or not accepted (expected: 1 to 99)");
        if (salt != null) {
            Drafts.checkCode(salt, "/salt", violations);
        }
        violations.throwIfAny();
        return new ControlGroupDraft(
                Objects.requireNonNull(code), Objects.requireNonNull(name), Objects.requireNonNull(percent), salt);
    }

    ControlGroup group(String id, Instant now) {
        return new ControlGroup(code, name, percent, salt == null ? id : salt, now);
    }
}
