package dev.fives.loyalty.earning.model;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its author writes it and as it is kept: codes, texts and numbers. What may be absent is.
 *
 * @param priority the lowest comes first
 * @param validFrom when it is published, where absent
 */
public record RuleTerms(
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable String stacking,
        @Nullable TriggerTerms trigger,
        @Nullable ConditionTerms condition,
        @Nullable FormulaTerms formula,
        @Nullable CapTerms cap,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** @param name of a usage alone */
    public record TriggerTerms(
            @Nullable String type, @Nullable String name) {}

    public record ConditionTerms(
            @Nullable List<String> currencies,
            @Nullable List<String> channels,
            @Nullable List<String> categories,
            @Nullable List<String> brands,
            @Nullable List<String> skus,
            @Nullable List<String> segments,
            @Nullable List<String> tiers,
            @Nullable List<String> frequencyBands,
            @Nullable Boolean firstPurchase,
            @Nullable String minNet,
            @Nullable WindowTerms window) {
        public static final ConditionTerms NONE =
                new ConditionTerms(null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * @param from such as {@code 09:30}
     * @param to of the next day, where it is not after {@code from}
     * @param zone such as {@code Asia/Shanghai}
     */
    public record WindowTerms(
            @Nullable List<String> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone) {}

    /** @param points of {@code FIXED} alone; the others have a decimal text of their own */
    public record FormulaTerms(
            @Nullable String type,
            @Nullable String pointsPerUnit,
            @Nullable String factor,
            @Nullable Long points,
            @Nullable String rounding) {}

    public record CapTerms(
            @Nullable Long limit,
            @Nullable String unit,
            @Nullable String per) {}

    /** Its segments, for whoever wants to know what depends on them. */
    public List<String> segments() {
        return requireNonNullElse(
                requireNonNullElse(condition, ConditionTerms.NONE).segments(), List.of());
    }

    /** As a rule is kept: nothing left to default, nothing said twice. */
    public static RuleTerms of(RuleVersion rule) {
        Cap cap = rule.cap();
        return new RuleTerms(
                rule.name(),
                rule.priority(),
                rule.stacking().name(),
                trigger(rule.trigger()),
                condition(rule.condition()),
                formula(rule.formula()),
                cap == null
                        ? null
                        : new CapTerms(cap.limit(), cap.unit().name(), cap.per().name()),
                rule.validFrom(),
                rule.validTo());
    }

    private static TriggerTerms trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Purchase _ -> new TriggerTerms("PURCHASE", null);
            case Trigger.SurveyAnswered _ -> new TriggerTerms("SURVEY_ANSWERED", null);
            case Trigger.ReviewWritten _ -> new TriggerTerms("REVIEW_WRITTEN", null);
            case Trigger.ProfileCompleted _ -> new TriggerTerms("PROFILE_COMPLETED", null);
            case Trigger.Usage usage -> new TriggerTerms("USAGE", usage.name());
        };
    }

    private static FormulaTerms formula(Formula formula) {
        return switch (formula) {
            case Formula.PerUnit it ->
                new FormulaTerms(
                        "PER_UNIT",
                        it.points().toPlainString(),
                        null,
                        null,
                        it.rounding().name());
            case Formula.Multiplier it ->
                new FormulaTerms(
                        "MULTIPLIER",
                        null,
                        it.factor().toPlainString(),
                        null,
                        it.rounding().name());
            case Formula.Fixed it -> new FormulaTerms("FIXED", null, null, it.points(), null);
        };
    }

    private static @Nullable ConditionTerms condition(Condition condition) {
        if (condition.equals(Condition.NONE)) {
            return null;
        }
        Condition.Goods goods = condition.goods();
        return new ConditionTerms(
                list(condition.currencies()),
                list(condition.channels()),
                list(goods.categories()),
                list(goods.brands()),
                list(goods.skus()),
                list(condition.segments()),
                list(condition.tiers()),
                list(condition.frequencyBands()),
                condition.firstPurchase() ? true : null,
                condition.minNet() == null ? null : condition.minNet().toPlainString(),
                condition.window() == null ? null : window(condition.window()));
    }

    private static WindowTerms window(Window window) {
        List<String> days = window.days().stream().sorted().map(Enum::name).toList();
        return new WindowTerms(
                days.isEmpty() ? null : days,
                window.from().toString(),
                window.to().toString(),
                window.zone().getId());
    }

    private static @Nullable List<String> list(Collection<String> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList();
    }
}
