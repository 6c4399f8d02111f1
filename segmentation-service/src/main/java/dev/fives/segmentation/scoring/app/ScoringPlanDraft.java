package dev.fives.segmentation.scoring.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Drafts;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.scoring.model.ScoringPlan;
import dev.fives.segmentation.scoring.model.ScoringPlan.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a caller wrote, checked: all mistakes at once. */
public record ScoringPlanDraft(
        @Nullable String code,
        @Nullable String name,
        @Nullable List<@Nullable LineDraft> lines) {

    private static final int LINES_MAX = 50;
    private static final int POINTS_MAX = 10_000;

    /** @param each {@code PURCHASE}, {@code OPEN_COMPLAINT} or {@code SEGMENT} */
    public record LineDraft(
            @Nullable String label,
            @Nullable Integer points,
            @Nullable String each,
            @Nullable JsonNode when) {}

    /** Throws VALIDATION with a pointer to each mistake. */
    public ScoringPlan plan(RuleJson rules) {
        var violations = new Violations();
        Drafts.checkCode(code, "/code", violations);
        Drafts.checkName(name, "/name", violations);
        var asked = Objects.requireNonNullElse(lines, List.<@Nullable LineDraft>of());
        violations.check(
                !asked.isEmpty() && asked.size() <= LINES_MAX,
                "/lines",
                "lines: " + asked.size() + " (expected: 1 to " + LINES_MAX + ")");
        List<ScoringPlan.Line> read = new ArrayList<>();
        for (int i = 0; i < Math.min(asked.size(), LINES_MAX); i++) {
            var line = Objects.requireNonNullElse(asked.get(i), new LineDraft(null, null, null, null));
            line(line, "/lines/" + i, rules, violations).ifPresent(read::add);
        }
        violations.throwIfAny();
        return new ScoringPlan(Objects.requireNonNull(code), Objects.requireNonNull(name), read);
    }

    private static Optional<ScoringPlan.Line> line(
            LineDraft line, String pointer, RuleJson rules, Violations violations) {
        Drafts.checkName(line.label(), pointer + "/label", violations);
        var points = Objects.requireNonNullElse(line.points(), 0);
        violations.check(
                points != 0 && Math.abs(points) <= POINTS_MAX,
                pointer + "/points",
                "points: absent or not accepted (expected: not 0, at most " + POINTS_MAX + " either way)");
        violations.check(
                (line.each() == null) != (line.when() == null),
                pointer,
                "line: each and when, or neither (expected: one of them)");
        var each = Stream.of(Counted.values())
                .filter(counted -> counted.name().equals(line.each()))
                .findFirst();
        violations.check(
                line.each() == null || each.isPresent(),
                pointer + "/each",
                "each: unknown (expected: PURCHASE, OPEN_COMPLAINT or SEGMENT)");
        var when = line.when() == null
                ? Optional.<String>empty()
                : rules.read(line.when(), pointer + "/when", violations)
                        .map(rule -> RuleJson.write(rule).toString());
        return each.isEmpty() && when.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScoringPlan.Line(
                        Objects.requireNonNullElse(line.label(), ""), points, each.orElse(null), when.orElse(null)));
    }
}
