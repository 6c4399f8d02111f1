package dev.fives.feedback.survey.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A survey as somebody wrote it: nothing checked, everything optional. */
public record SurveyDraft(@Nullable String name, @Nullable List<QuestionDraft> questions) {

    /** A question as written. */
    public record QuestionDraft(
            @Nullable String id,
            @Nullable String type,
            @Nullable Boolean required,
            @Nullable Map<String, String> text,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable List<ChoiceDraft> choices) {}

    /** A choice as written. */
    public record ChoiceDraft(
            @Nullable String code, @Nullable Map<String, String> text) {}
}
