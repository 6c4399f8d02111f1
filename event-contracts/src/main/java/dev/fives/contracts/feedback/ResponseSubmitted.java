package dev.fives.contracts.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.survey.response-submitted.v1}: a survey was answered. Texts stay in feedback-service.
 *
 * @param responseId {@code rsp_…}
 * @param metric {@code NPS}, {@code CSAT} or {@code CES}; absent where the survey has no such question
 * @param score of the metric's question: NPS 0–10, CSAT 1–5, CES 1–7 (7 = easy)
 * @param sentiment {@code NEGATIVE} for NPS to 6, CSAT to 2, CES to 3; {@code POSITIVE} for NPS from 9, CSAT from 4, CES
 *     from 5; else {@code NEUTRAL}
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseSubmitted(
        String responseId,
        String invitationId,
        String customerId,
        String surveyId,
        long surveyVersion,
        String channel,
        @Nullable String metric,
        @Nullable Integer score,
        String sentiment,
        List<Answer> answers,
        @Nullable String purchaseId,
        Instant at) {
    public ResponseSubmitted {
        answers = List.copyOf(answers);
    }

    /**
     * One answer; a text is left out.
     *
     * @param question its id in the survey
     * @param score of a scale
     * @param code of a choice
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String question,
            @Nullable Integer score,
            @Nullable String code) {}
}
