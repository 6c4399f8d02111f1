package dev.fives.loyalty.catalogue.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.catalogue.model.Audience;
import dev.fives.loyalty.catalogue.model.Title;
import dev.fives.loyalty.catalogue.model.Validity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what drafts of rewards and offers have in common. What is wrong is noted, and something harmless stands in. */
public final class CatalogueChecks {
    private static final Pattern TIER = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern SEGMENT = Pattern.compile("seg_[A-Za-z0-9_.-]{1,100}");

    private final Violations violations;
    private final CatalogueLimits limits;

    public CatalogueChecks(Violations violations, CatalogueLimits limits) {
        this.violations = violations;
        this.limits = limits;
    }

    public Title title(@Nullable TitleDraft draft) {
        TitleDraft given = requireNonNullElse(draft, new TitleDraft(null, null));
        violations.check(
                given.zh() != null || given.en() != null, "/name", "name: absent (expected: zh or en, or both)");
        text(given.zh(), "/name/zh", "zh");
        text(given.en(), "/name/en", "en");
        return new Title(given.zh(), given.en());
    }

    private void text(@Nullable String text, String pointer, String name) {
        violations.check(
                text == null || (!text.isBlank() && text.codePointCount(0, text.length()) <= limits.titleLengthMax()),
                pointer,
                name + ": not accepted (expected: 1 to " + limits.titleLengthMax() + " characters)");
    }

    /** @param now the beginning of what names none */
    public Validity validity(@Nullable Instant from, @Nullable Instant to, Instant now) {
        Instant begin = requireNonNullElse(from, now).truncatedTo(ChronoUnit.MILLIS);
        Instant end = to == null ? null : to.truncatedTo(ChronoUnit.MILLIS);
        violations.check(end == null || end.isAfter(begin), "/validTo", "validTo: early (expected: after validFrom)");
        return new Validity(begin, end);
    }

    public Audience audience(@Nullable List<@Nullable String> tiers, @Nullable List<@Nullable String> segments) {
        return new Audience(
                codes(tiers, "tiers", TIER, "the code of a tier"),
                codes(segments, "segments", SEGMENT, "the id of a segment, seg_…"));
    }

    private List<String> codes(@Nullable List<@Nullable String> given, String name, Pattern pattern, String expected) {
        List<@Nullable String> values = given == null ? List.of() : given;
        violations.check(
                values.size() <= limits.audienceMax(),
                "/" + name,
                name + ": " + values.size() + " values (expected: at most " + limits.audienceMax() + ")");
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(values.size(), limits.audienceMax()); i++) {
            String value = requireNonNullElse(values.get(i), "");
            violations.check(
                    pattern.matcher(value).matches(),
                    "/" + name + "/" + i,
                    name + ": not one (expected: " + expected + ")");
            codes.add(value);
        }
        return List.copyOf(codes);
    }
}
