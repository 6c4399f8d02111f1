package dev.fives.loyalty.care.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.care.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values that plans and feasts have alike; what is wrong is noted with its place. */
final class PlanChecks {
    private static final Pattern REGION = Pattern.compile("[^/\\p{Cntrl}]{1,100}(/[^/\\p{Cntrl}]{1,100})?");

    private final Violations violations;
    private final PlanLimits limits;

    PlanChecks(Violations violations, PlanLimits limits) {
        this.violations = violations;
        this.limits = limits;
    }

    void require(boolean ok, String pointer, String detail) {
        violations.check(ok, pointer, pointer.substring(pointer.lastIndexOf('/') + 1) + ": " + detail);
    }

    /** What is optional and has a form. */
    @Nullable
    String text(@Nullable String text, Pattern pattern, String pointer, String expected) {
        require(text == null || pattern.matcher(text).matches(), pointer, "not one (expected: " + expected + ")");
        return text;
    }

    int number(@Nullable Integer number, int other, int least, int most, String pointer) {
        int value = number == null ? other : number;
        require(value >= least && value <= most, pointer, value + " (expected: " + least + " to " + most + ")");
        return value;
    }

    @Nullable
    String name(@Nullable String name, String pointer) {
        require(
                name == null || (!name.isBlank() && name.codePointCount(0, name.length()) <= limits.nameLength()),
                pointer,
                "not one (expected: 1 to " + limits.nameLength() + " characters)");
        return name;
    }

    List<Region> regions(@Nullable List<String> texts, String pointer) {
        List<String> given = requireNonNullElse(texts, List.of());
        require(
                given.size() <= limits.regions(),
                pointer,
                given.size() + " values (expected: at most " + limits.regions() + ")");
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), limits.regions()); i++) {
            // JSON has nulls in lists, whatever the type says
            @Nullable String text = given.get(i);
            boolean ok = text != null && REGION.matcher(text).matches();
            violations.check(ok, pointer + "/" + i, "regions: not one (expected: a country, or country/region)");
            if (text != null && ok) {
                regions.add(region(text));
            }
        }
        return regions;
    }

    private static Region region(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new Region(text, null) : new Region(text.substring(0, slash), text.substring(slash + 1));
    }
}
