package dev.fives.feedback.survey.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question.
 *
 * @param text by language, such as {@code en} or {@code zh}
 * @param min lowest answer of a scale; likewise {@code max}
 * @param choices of a CHOICE, else empty
 */
public record Question(
        String id,
        QuestionType type,
        boolean required,
        Map<String, String> text,
        @Nullable Integer min,
        @Nullable Integer max,
        List<Choice> choices) {
    public Question {
        text = Map.copyOf(text);
        choices = List.copyOf(choices);
    }

    /** What may be chosen. */
    public record Choice(String code, Map<String, String> text) {
        public Choice {
            text = Map.copyOf(text);
        }
    }
}
