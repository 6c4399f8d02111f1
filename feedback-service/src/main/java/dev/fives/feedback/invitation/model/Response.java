package dev.fives.feedback.invitation.model;

import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.score.model.Sentiment;
import dev.fives.feedback.survey.model.Answer;
import dev.fives.feedback.survey.model.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered.
 *
 * @param responseId {@code rsp_…}, the invitation's id under another prefix
 * @param metric of the survey's one question that has one; absent where there is none, or it was left out
 * @param score of the metric
 */
public record Response(
        String responseId,
        List<Answer> answers,
        @Nullable Metric metric,
        @Nullable Integer score,
        Sentiment sentiment,
        Instant at) {
    private static final String INVITATION = "inv_";
    private static final String RESPONSE = "rsp_";

    public Response {
        answers = List.copyOf(answers);
    }

    public static Response of(String invitationId, List<Question> questions, List<Answer> answers, Instant at) {
        Optional<Question> asked = questions.stream()
                .filter(question -> question.type().metric().isPresent())
                .findFirst();
        Metric metric = asked.flatMap(question -> question.type().metric()).orElse(null);
        Integer score = asked.flatMap(question -> answerTo(question, answers)).orElse(null);
        Sentiment sentiment = metric == null || score == null ? Sentiment.NEUTRAL : metric.sentiment(score);
        return new Response(
                RESPONSE + invitationId.substring(INVITATION.length()),
                answers,
                score == null ? null : metric,
                score,
                sentiment,
                at);
    }

    /** The invitation that holds this answer. */
    public static String invitationId(String responseId) {
        return responseId.startsWith(RESPONSE) ? INVITATION + responseId.substring(RESPONSE.length()) : responseId;
    }

    private static Optional<Integer> answerTo(Question question, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question.id()))
                .findFirst()
                .map(Answer::score);
    }
}
