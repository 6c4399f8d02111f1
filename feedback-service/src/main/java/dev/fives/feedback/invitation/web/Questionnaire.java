package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.AnswerInvitation.Asked;
import dev.fives.feedback.survey.model.Question;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The questions as one customer reads them, in one language. */
record Questionnaire(
        String surveyId, long surveyVersion, String language, Instant expiresAt, List<QuestionView> questions) {
    private static final String FALLBACK = "en";
    /** Browsers send less; thousands of languages would take a second to read. */
    private static final int LANGUAGES_LENGTH_MAX = 500;

    /**
     * @param min lowest answer of a scale
     * @param choices of a choice
     */
    record QuestionView(
            String id,
            String type,
            boolean required,
            String text,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable List<ChoiceView> choices) {}

    record ChoiceView(String code, String text) {}

    static Questionnaire of(Asked asked, @Nullable String acceptLanguage) {
        String language = language(asked.questions(), acceptLanguage);
        return new Questionnaire(
                asked.invitation().surveyId(),
                asked.invitation().surveyVersion(),
                language,
                asked.invitation().expiresAt(),
                asked.questions().stream()
                        .map(question -> view(question, language))
                        .toList());
    }

    private static QuestionView view(Question question, String language) {
        List<ChoiceView> choices = question.choices().stream()
                .map(choice -> new ChoiceView(choice.code(), text(choice.text(), language)))
                .toList();
        return new QuestionView(
                question.id(),
                question.type().name(),
                question.required(),
                text(question.text(), language),
                question.min(),
                question.max(),
                choices.isEmpty() ? null : choices);
    }

    private static String language(List<Question> questions, @Nullable String acceptLanguage) {
        Set<String> offered = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        questions.forEach(question -> offered.addAll(question.text().keySet()));
        String wished = Locale.lookupTag(ranges(acceptLanguage), offered);
        if (wished != null) {
            return wished;
        }
        return offered.contains(FALLBACK) || offered.isEmpty()
                ? FALLBACK
                : offered.iterator().next();
    }

    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            boolean usable = acceptLanguage != null
                    && !acceptLanguage.isBlank()
                    && acceptLanguage.length() <= LANGUAGES_LENGTH_MAX;
            return usable ? LanguageRange.parse(acceptLanguage) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** A text that lacks the language is shown in another one rather than not at all. */
    private static String text(Map<String, String> texts, String language) {
        Map<String, String> byLanguage = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byLanguage.putAll(texts);
        String wished = byLanguage.get(language);
        String fallback = texts.getOrDefault(FALLBACK, "");
        return Objects.requireNonNullElseGet(
                wished,
                () -> fallback.isEmpty()
                        ? texts.values().stream().sorted().findFirst().orElse("")
                        : fallback);
    }
}
