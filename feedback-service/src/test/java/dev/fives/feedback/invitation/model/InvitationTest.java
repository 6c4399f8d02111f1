package dev.fives.feedback.invitation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.feedback.invitation.model.Invitation.Status;
import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.score.model.Sentiment;
import dev.fives.feedback.survey.model.Answer;
import dev.fives.feedback.survey.model.Question;
import dev.fives.feedback.survey.model.QuestionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static final Instant INVITED = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-03-18T10:00:00Z");
    private static final List<Question> QUESTIONS = List.of(
            new Question("why", QuestionType.TEXT, false, Map.of("en", "Why?"), null, null, List.of()),
            new Question("nps", QuestionType.NPS, false, Map.of("en", "How?"), 0, 10, List.of()));

    private final Invitation invitation = new Invitation(
            "cus_1", "srv_nps", 1, "spl_1", "PURCHASE_COMPLETED", "pur_1", "EMAIL", INVITED, EXPIRES, "corr-1", null);

    private static Response response(Answer... answers) {
        return Response.of("inv_1", QUESTIONS, List.of(answers), INVITED);
    }

    @Test
    void SAT_07_invitation_isOpenUntilItsLastInstant() {
        assertThat(invitation.status(EXPIRES.minusMillis(1))).isEqualTo(Status.INVITED);
        assertThat(invitation.status(EXPIRES)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void SAT_07_answered_staysAnswered() {
        Invitation answered = invitation.answered(response());

        assertThat(answered.status(INVITED)).isEqualTo(Status.ANSWERED);
        assertThat(answered.status(EXPIRES)).isEqualTo(Status.ANSWERED);
    }

    @Test
    void SAT_05_response_hasTheScoreOfTheMetric_zeroToo() {
        Response response = response(new Answer("why", null, null, "late"), new Answer("nps", 0, null, null));

        assertThat(response.metric()).isEqualTo(Metric.NPS);
        assertThat(response.score()).isZero();
        assertThat(response.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void response_withoutTheMetric_isNeutral() {
        Response response = response(new Answer("why", null, null, "late"));

        assertThat(response.metric()).isNull();
        assertThat(response.score()).isNull();
        assertThat(response.sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void responseId_leadsToItsInvitation() {
        assertThat(response().responseId()).isEqualTo("rsp_1");
        assertThat(Response.invitationId("rsp_1")).isEqualTo("inv_1");
    }
}
