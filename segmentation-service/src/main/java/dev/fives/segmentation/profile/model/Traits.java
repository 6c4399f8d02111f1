package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.TraitSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What answers and the customer's own fields say of values, interests and ways of living, as the settings read them. */
final class Traits {

    private static final int SCALE = 4;

    private final Map<String, Trait> byName = new TreeMap<>();

    private Traits() {}

    /** @param fields null where the customer has none */
    static Map<String, Trait> of(
            List<TraitSource> sources, @Nullable List<CustomField> fields, List<SurveyAnswer> answers) {
        var traits = new Traits();
        for (var source : sources) {
            if (source.isDeclared()) {
                Objects.requireNonNullElse(fields, List.<CustomField>of()).stream()
                        .filter(field -> field.name().equals(source.customField()))
                        .forEach(field -> traits.declared(source, field));
            } else {
                answers.stream()
                        .filter(answer -> answer.surveyId().equals(source.surveyId())
                                && answer.question().equals(source.question()))
                        .forEach(answer -> traits.inferred(source, answer));
            }
        }
        return traits.byName;
    }

    private void declared(TraitSource source, CustomField field) {
        if (source.isGroup()) {
            texts(field).forEach(text -> add(source.trait() + "." + text, declared(source, BigDecimal.ONE)));
        } else {
            score(source, field).ifPresent(score -> add(source.trait(), declared(source, score)));
        }
    }

    private void inferred(TraitSource source, SurveyAnswer answer) {
        score(source, answer)
                .ifPresent(score -> add(
                        source.trait(),
                        new Trait(score, Trait.Source.SURVEY, source.confidence(), answer.responseId(), answer.at())));
    }

    private void add(String name, Trait trait) {
        byName.merge(name, trait, (known, other) -> other.beats(known) ? other : known);
    }

    private static Trait declared(TraitSource source, BigDecimal score) {
        return new Trait(score, Trait.Source.DECLARED, source.confidence(), null, null);
    }

    private static Stream<String> texts(CustomField field) {
        var text = field.text();
        var texts = field.texts();
        return text != null ? Stream.of(text) : texts == null ? Stream.empty() : texts.stream();
    }

    private static Optional<BigDecimal> score(TraitSource source, CustomField field) {
        if (field.number() != null) {
            return Optional.of(scaled(source, field.number()));
        }
        return field.flag() == null ? Optional.empty() : Optional.of(field.flag() ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> score(TraitSource source, SurveyAnswer answer) {
        if (source.code() != null) {
            return Optional.ofNullable(answer.code())
                    .map(chosen -> chosen.equals(source.code()) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return Optional.ofNullable(answer.score()).map(score -> scaled(source, BigDecimal.valueOf(score)));
    }

    private static BigDecimal scaled(TraitSource source, BigDecimal value) {
        var range = source.max().subtract(source.min());
        return value.subtract(source.min())
                .divide(range, SCALE, RoundingMode.HALF_EVEN)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }
}
