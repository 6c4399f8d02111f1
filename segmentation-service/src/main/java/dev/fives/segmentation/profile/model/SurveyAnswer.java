package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered to one question of a survey.
 *
 * @param score of a scale
 * @param code of a choice
 */
public record SurveyAnswer(
        String surveyId,
        String question,
        @Nullable Integer score,
        @Nullable String code,
        Instant at,
        String responseId) {

    boolean isOfSameQuestion(SurveyAnswer other) {
        return surveyId.equals(other.surveyId) && question.equals(other.question);
    }
}
