package dev.fives.feedback.survey.model;

import dev.fives.kit.draft.model.Refusals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What counts as an answer to the questions of a version. A refused answer is pointed at as {@code /answers/<id>}. */
public final class AnswerRules {
    /** More than any survey has questions; each is compared with each. */
    private static final int ANSWERS_MAX = 100;

    private final int textLengthMax;

    public AnswerRules(int textLengthMax) {
        this.textLengthMax = textLengthMax;
    }

    /**
     * One answer as it came.
     *
     * @param value a Long, a String, or whatever else was sent
     */
    public record Given(@Nullable String question, @Nullable Object value) {}

    /** In the order of the questions; what was not answered is absent. */
    public List<Answer> check(List<Question> questions, List<Given> given, Refusals refusals) {
        if (given.size() > ANSWERS_MAX) {
            refusals.check(false, "/answers", "answers: " + given.size() + " (expected: at most " + ANSWERS_MAX + ")");
            return List.of();
        }
        refuseStrangers(questions, given, refusals);
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            List<Object> values = given.stream()
                    .filter(one -> question.id().equals(one.question()))
                    .map(Given::value)
                    .filter(Objects::nonNull)
                    .toList();
            answer(question, values, refusals).ifPresent(answers::add);
        }
        return answers;
    }

    private Optional<Answer> answer(Question question, List<Object> values, Refusals refusals) {
        String at = "/answers/" + question.id();
        if (values.isEmpty()) {
            refusals.check(!question.required(), at, question.id() + ": absent (expected: " + expected(question) + ")");
            return Optional.empty();
        }
        Optional<Answer> answer = values.size() > 1 ? Optional.empty() : read(question, values.getFirst());
        refusals.check(
                answer.isPresent(), at, question.id() + ": not accepted (expected: " + expected(question) + ", once)");
        return answer;
    }

    private Optional<Answer> read(Question question, Object value) {
        return switch (question.type()) {
            case NPS, CSAT, CES, RATING ->
                value instanceof Long score && isWithin(question, score)
                        ? Optional.of(new Answer(question.id(), score.intValue(), null, null))
                        : Optional.empty();
            case CHOICE ->
                value instanceof String code
                                && question.choices().stream()
                                        .anyMatch(choice -> choice.code().equals(code))
                        ? Optional.of(new Answer(question.id(), null, code, null))
                        : Optional.empty();
            case TEXT ->
                value instanceof String text
                                && text.codePointCount(0, text.length()) <= textLengthMax
                                && !(question.required() && text.isBlank())
                        ? Optional.of(new Answer(question.id(), null, null, text))
                        : Optional.empty();
        };
    }

    private static boolean isWithin(Question question, long score) {
        return question.min() != null && question.max() != null && score >= question.min() && score <= question.max();
    }

    private String expected(Question question) {
        return switch (question.type()) {
            case NPS, CSAT, CES, RATING -> "a whole number from " + question.min() + " to " + question.max();
            case CHOICE -> "one of its codes";
            case TEXT -> "at most " + textLengthMax + " characters";
        };
    }

    private static void refuseStrangers(List<Question> questions, List<Given> given, Refusals refusals) {
        Set<String> known = new HashSet<>();
        questions.forEach(question -> known.add(question.id()));
        for (int i = 0; i < given.size(); i++) {
            String question = given.get(i).question();
            refusals.check(
                    question != null && known.contains(question),
                    "/answers/" + i + "/question",
                    "question: unknown (expected: the id of a question)");
        }
    }
}
