package dev.fives.segmentation.segment.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.RuleJson;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wrote, checked: all mistakes at once.
 *
 * @param rule as JSON; null for a list that people keep by hand
 */
public record SegmentDraft(
        String code, String name, @Nullable String rule) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int NAME_LENGTH_MAX = 200;

    /** Throws VALIDATION with a pointer to each mistake. */
    public static SegmentDraft of(
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable JsonNode rule,
            RuleJson rules) {
        var violations = new Violations();
        violations.check(
                code != null && CODE.matcher(code).matches(),
                "/code",
                "code: absent or malformed (expected: 1 to 64 of A-Z a-z 0-9 _ . -)");
        violations.check(
                name != null && !name.isBlank() && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX,
                "/name",
                "name: absent or too long (expected: 1 to " + NAME_LENGTH_MAX + " characters)");
        var written = "STATIC".equals(kind) ? none(rule, violations) : rule(kind, rule, rules, violations);
        violations.throwIfAny();
        return new SegmentDraft(Objects.requireNonNull(code), Objects.requireNonNull(name), written);
    }

    private static @Nullable String none(@Nullable JsonNode rule, Violations violations) {
        violations.check(rule == null || rule.isNull(), "/rule", "rule: present (expected: none where kind is STATIC)");
        return null;
    }

    private static @Nullable String rule(
            @Nullable String kind, @Nullable JsonNode rule, RuleJson rules, Violations violations) {
        violations.check(kind == null || kind.equals("RULE"), "/kind", "kind: unknown (expected: RULE or STATIC)");
        return rules.read(rule, "/rule", violations)
                .map(read -> RuleJson.write(read).toString())
                .orElse(null);
    }
}
