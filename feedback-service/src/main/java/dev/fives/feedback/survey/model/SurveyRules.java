package dev.fives.feedback.survey.model;

import dev.fives.feedback.survey.model.SurveyDraft.ChoiceDraft;
import dev.fives.feedback.survey.model.SurveyDraft.QuestionDraft;
import dev.fives.kit.draft.model.Refusals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be asked. A survey has one metric at most, so that its answer has one score and nothing is mixed. */
public final class SurveyRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int NAME_LENGTH_MAX = 200;
    private static final int SCALE_MAX = 100;
    private static final int RATING_MAX_DEFAULT = 5;

    private final SurveyLimits limits;

    public SurveyRules(SurveyLimits limits) {
        this.limits = limits;
    }

    /** A survey without versions; empty where something was refused. */
    public Optional<Survey> read(SurveyDraft draft, Refusals refusals) {
        List<String> refused = new ArrayList<>();
        Refusals all = (pointer, detail) -> {
            refused.add(pointer);
            refusals.add(pointer, detail);
        };
        String name = draft.name() == null ? "" : draft.name().strip();
        all.check(
                !name.isEmpty() && name.length() <= NAME_LENGTH_MAX,
                "/name",
                "name: absent or too long (expected: 1 to " + NAME_LENGTH_MAX + " characters)");
        List<Question> questions = questions(draft.questions() == null ? List.of() : draft.questions(), all);
        return refused.isEmpty() ? Optional.of(Survey.draft(name, questions)) : Optional.empty();
    }

    private List<Question> questions(List<QuestionDraft> drafts, Refusals refusals) {
        refusals.check(
                !drafts.isEmpty() && drafts.size() <= limits.questions(),
                "/questions",
                "questions: " + drafts.size() + " (expected: 1 to " + limits.questions() + ")");
        List<Question> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(drafts.size(), limits.questions()); i++) {
            String at = "/questions/" + i;
            question(drafts.get(i), at, refusals).ifPresent(question -> {
                refusals.check(
                        ids.add(question.id()), at + "/id", "id: " + question.id() + " (expected: once in a survey)");
                questions.add(question);
            });
        }
        long metrics = questions.stream()
                .filter(question -> question.type().metric().isPresent())
                .count();
        refusals.check(
                metrics <= 1, "/questions", "questions of NPS, CSAT or CES: " + metrics + " (expected: one at most)");
        return questions;
    }

    private Optional<Question> question(@Nullable QuestionDraft draft, String at, Refusals refusals) {
        if (draft == null) {
            refusals.add(at, "question: null (expected: a question)");
            return Optional.empty();
        }
        Optional<QuestionType> type = type(draft.type());
        boolean idFine = draft.id() != null && ID.matcher(draft.id()).matches();
        refusals.check(
                idFine, at + "/id", "id: malformed (expected: a letter, then up to 39 letters, digits, _ and -)");
        refusals.check(
                type.isPresent(), at + "/type", "type: unknown (expected: NPS, CSAT, CES, RATING, CHOICE or TEXT)");
        Map<String, String> text = text(draft.text(), at + "/text", refusals);
        if (draft.id() == null || !idFine || type.isEmpty()) {
            return Optional.empty();
        }
        Scale scale = scale(type.get(), draft, at, refusals);
        List<Question.Choice> choices = choices(type.get(), draft.choices(), at + "/choices", refusals);
        boolean required = draft.required() == null || draft.required();
        return Optional.of(new Question(draft.id(), type.get(), required, text, scale.min(), scale.max(), choices));
    }

    private record Scale(@Nullable Integer min, @Nullable Integer max) {}

    private static Scale scale(QuestionType type, QuestionDraft draft, String at, Refusals refusals) {
        if (type != QuestionType.RATING) {
            Scale fixed = type.metric()
                    .map(metric -> new Scale(metric.lowest(), metric.highest()))
                    .orElseGet(() -> new Scale(null, null));
            refusals.check(
                    (draft.min() == null || draft.min().equals(fixed.min()))
                            && (draft.max() == null || draft.max().equals(fixed.max())),
                    at + "/min",
                    "min, max: given (expected: of a RATING only, those of " + type + " are fixed)");
            return fixed;
        }
        int min = draft.min() == null ? 1 : draft.min();
        int max = draft.max() == null ? RATING_MAX_DEFAULT : draft.max();
        refusals.check(
                min >= 0 && min < max && max <= SCALE_MAX,
                at + "/max",
                "min, max: " + min + " to " + max + " (expected: 0 or more, rising, to " + SCALE_MAX + " at most)");
        return new Scale(min, max);
    }

    private List<Question.Choice> choices(
            QuestionType type, @Nullable List<ChoiceDraft> drafts, String at, Refusals refusals) {
        List<ChoiceDraft> given = drafts == null ? List.of() : drafts;
        int most = type == QuestionType.CHOICE ? limits.choices() : 0;
        int least = type == QuestionType.CHOICE ? 2 : 0;
        refusals.check(
                given.size() >= least && given.size() <= most,
                at,
                "choices: " + given.size() + " (expected: " + least + " to " + most + ")");
        List<Question.Choice> choices = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < Math.min(given.size(), most); i++) {
            choice(given.get(i), at + "/" + i, codes, refusals).ifPresent(choices::add);
        }
        return choices;
    }

    private Optional<Question.Choice> choice(
            @Nullable ChoiceDraft draft, String at, Set<String> codes, Refusals refusals) {
        String code = draft == null ? null : draft.code();
        if (draft == null || code == null || !ID.matcher(code).matches() || !codes.add(code)) {
            refusals.add(at + "/code", "code: malformed or not the first (expected: as an id, once in a question)");
            return Optional.empty();
        }
        return Optional.of(new Question.Choice(code, text(draft.text(), at + "/text", refusals)));
    }

    private Map<String, String> text(@Nullable Map<String, String> text, String at, Refusals refusals) {
        boolean fine = text != null
                && !text.isEmpty()
                && text.size() <= limits.languages()
                && text.entrySet().stream().allMatch(entry -> isText(entry.getKey(), entry.getValue()));
        refusals.check(
                fine,
                at,
                "text: absent, too long or of a malformed language (expected: 1 to " + limits.languages()
                        + " languages, 1 to " + limits.textLength() + " characters each)");
        return fine && text != null ? text : Map.of();
    }

    private boolean isText(String language, @Nullable String text) {
        return LANGUAGE.matcher(language).matches()
                && text != null
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= limits.textLength();
    }

    private static Optional<QuestionType> type(@Nullable String name) {
        return Arrays.stream(QuestionType.values())
                .filter(type -> type.name().equals(name))
                .findFirst();
    }
}
