package dev.fives.segmentation.segment.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.RuleJson;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a caller wrote, checked: all mistakes at once. */
public record SegmentDraft(String code, String name, String rule) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int NAME_LENGTH_MAX = 200;

    /** Throws VALIDATION with a pointer to each mistake. */
    public static SegmentDraft of(
            @Nullable String code, @Nullable String name, @Nullable JsonNode rule, RuleJson rules) {
        var violations = new Violations();
        violations.check(
                code != null && CODE.matcher(code).matches(),
                "/code",
                "code: absent or malformed (expected: 1 to 64 of A-Z a-z 0-9 _ . -)");
        violations.check(
                name != null && !name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX,
                "/name",
                "name: absent or too long (expected: 1 to " + NAME_LENGTH_MAX + " characters)");
        var read = rules.read(rule, "/rule", violations);
        violations.throwIfAny();
        return new SegmentDraft(
                Objects.requireNonNull(code),
                Objects.requireNonNull(name),
                RuleJson.write(read.orElseThrow()).toString());
    }
}
