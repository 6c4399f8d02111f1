package dev.fives.segmentation.basis.web;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.model.TraitSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A source as callers write it.
 *
 * @param min absent for 0; likewise {@code max} for 1, and {@code confidence} for 1
 */
record TraitSourceBody(
        @Nullable String trait,
        @Nullable String surveyId,
        @Nullable String question,
        @Nullable String code,
        @Nullable String customField,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal confidence) {

    private static final int SOURCES_MAX = 200;
    private static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(1_000_000_000);
    private static final int SCALE_MAX = 9;
    private static final Pattern TRAIT =
            Pattern.compile("(values|interests|lifestyle)(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");

    static TraitSourceBody of(TraitSource source) {
        return new TraitSourceBody(
                source.trait(),
                source.surveyId(),
                source.question(),
                source.code(),
                source.customField(),
                source.min(),
                source.max(),
                source.confidence());
    }

    /** Throws VALIDATION with a pointer to each mistake. */
    static List<TraitSource> checked(@Nullable List<TraitSourceBody> sources) {
        var violations = new Violations();
        violations.check(
                sources != null && sources.size() <= SOURCES_MAX,
                "/sources",
                "sources: absent or too many (expected: 0 to " + SOURCES_MAX + ")");
        violations.throwIfAny();
        var all = Objects.requireNonNull(sources);
        IntStream.range(0, all.size()).forEach(i -> all.get(i).check("/sources/" + i, violations));
        violations.throwIfAny();
        return all.stream().map(TraitSourceBody::source).toList();
    }

    private void check(String pointer, Violations violations) {
        boolean named = trait != null && TRAIT.matcher(trait).matches();
        violations.check(
                named && (customField != null || Objects.requireNonNull(trait).indexOf('.') > 0),
                pointer + "/trait",
                "trait: absent or malformed (expected: values.ECO, interests.… or lifestyle.…; of a custom field also the"
                        + " group alone)");
        boolean ofQuestion = isName(surveyId) && isName(question) && customField == null;
        boolean ofField = isName(customField) && surveyId == null && question == null && code == null;
        violations.check(
                ofQuestion || ofField,
                pointer,
                "source: neither a question nor a field (expected: surveyId and question, or customField)");
        violations.check(
                code == null || isName(code), pointer + "/code", "code: malformed (expected: the code of a choice)");
        checkNumbers(pointer, violations);
    }

    private void checkNumbers(String pointer, Violations violations) {
        var from = or(min, BigDecimal.ZERO);
        var to = or(max, BigDecimal.ONE);
        violations.check(
                isUsual(from) && isUsual(to) && from.compareTo(to) < 0,
                pointer + "/max",
                "max: not above min, or too large (expected: min < max, each up to 10^9 with 9 decimals)");
        var believed = or(confidence, BigDecimal.ONE);
        violations.check(
                isUsual(believed) && believed.signum() >= 0 && believed.compareTo(BigDecimal.ONE) <= 0,
                pointer + "/confidence",
                "confidence: out of range (expected: 0 to 1)");
    }

    private TraitSource source() {
        return new TraitSource(
                Objects.requireNonNull(trait),
                surveyId,
                question,
                code,
                customField,
                or(min, BigDecimal.ZERO),
                or(max, BigDecimal.ONE),
                or(confidence, BigDecimal.ONE));
    }

    private static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
    }

    private static boolean isUsual(BigDecimal number) {
        return number.scale() <= SCALE_MAX
                && (long) number.precision() - number.scale() <= SCALE_MAX + 1
                && number.abs().compareTo(NUMBER_MAX) <= 0;
    }

    private static BigDecimal or(@Nullable BigDecimal number, BigDecimal otherwise) {
        return number == null ? otherwise : number;
    }
}
