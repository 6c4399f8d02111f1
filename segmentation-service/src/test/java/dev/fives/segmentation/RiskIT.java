package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every event is delivered three times. */
@ExtendWith(LocalBackends.class)
class RiskIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningService SERVICE = RunningService.moving();
    private static final TestTopics TOPICS = SERVICE.topics();

    @Test
    void SEG_16_risk_followsAnAnswer_itsTicketAndTime() {
        var answered = SERVICE.clock.instant();
        tellTheStory(answered);
        awaitRisk("cus_r", "MEDIUM NEGATIVE_SCORE_CLOSED:rsp_r COMPLAINT_CLOSED:tic_r");
        assertThat(SERVICE.get("/profiles/cus_r").body().at("/segments")).isEmpty();

        SERVICE.clock.advance(Duration.ofDays(91));

        awaitRisk("cus_r", "LOW");
        var closed = answered.plus(Duration.ofMinutes(3));
        Eventually.asserted(SOON, () -> {
            var changes = TOPICS.segmentEvents(EventTypes.RISK_CHANGED, "cus_r");
            assertThat(levels(changes)).containsExactly("LOW>HIGH", "HIGH>MEDIUM", "MEDIUM>LOW");
            var last = changes.getLast();
            assertThat(Instant.parse(last.header(CloudEventHeaders.TIME))).isEqualTo(closed.plus(Duration.ofDays(90)));
            assertThat(last.header(CloudEventHeaders.CORRELATION_ID)).isEqualTo("test");
            assertThat(last.data().at("/reasons")).isEmpty();
        });
        assertThat(TOPICS.segmentEvents(EventTypes.SEGMENT_ENTERED, "cus_r"))
                .extracting(event -> event.data().at("/code").asString() + " "
                        + event.data().at("/cause/leaf").asString() + " "
                        + event.data().at("/cause/eventId").asString())
                .containsExactly("at-risk risk.level eq HIGH invitation:inv_rsp_r-2");
        assertThat(TOPICS.segmentEvents(EventTypes.SEGMENT_EXITED, "cus_r")).hasSize(1);

        replayChangesNothing(answered);
    }

    /** The profile has forgotten all of it by now; one more complaint tells that the replay is through. */
    private static void replayChangesNothing(Instant answered) {
        tellTheStory(answered);
        var now = SERVICE.clock.instant();
        TOPICS.answered("cus_r", "rsp_new", "NPS", 10, "POSITIVE", now);
        awaitLastScores("cus_r", "NPS:10 CSAT:1");
        TOPICS.ticket(EventTypes.COMPLAINT_RECEIVED, 1, complaint("cus_r", "tic_new", "NEW", null, now, null), now);
        awaitRisk("cus_r", "HIGH OPEN_COMPLAINT:tic_new");

        Eventually.asserted(
                SOON,
                () -> assertThat(levels(TOPICS.segmentEvents(EventTypes.RISK_CHANGED, "cus_r")))
                        .containsExactly("LOW>HIGH", "HIGH>MEDIUM", "MEDIUM>LOW", "LOW>HIGH"));
    }

    /** What time alone changes has no version of its own, so the last answer's tag must not hide it. */
    @Test
    void profile_isAnsweredWhateverTagTheCallerHas() {
        TOPICS.answered("cus_tag", "rsp_tag", "CSAT", 1, "NEGATIVE", SERVICE.clock.instant());
        awaitRisk("cus_tag", "HIGH NEGATIVE_SCORE:rsp_tag");
        var tag = SERVICE.get("/profiles/cus_tag")
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(SERVICE.send("GET", "/profiles/cus_tag", null, "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    private static void tellTheStory(Instant answered) {
        var later = answered.plus(Duration.ofMinutes(3));
        boolean first = SERVICE.clock.instant().isBefore(later);
        TOPICS.answered("cus_r", "rsp_r", "CSAT", 1, "NEGATIVE", answered);
        if (first) {
            awaitRisk("cus_r", "HIGH NEGATIVE_SCORE:rsp_r");
            assertThat(SERVICE.get("/profiles/cus_r")
                            .body()
                            .at("/segments/0/code")
                            .asString())
                    .isEqualTo("at-risk");
        }
        TOPICS.ticket(EventTypes.TICKET_CREATED, 1, ticket("REQUEST", "NEW", answered, null), answered);
        TOPICS.ticket(EventTypes.COMPLAINT_RECEIVED, 2, ticket("COMPLAINT", "OPEN", answered, null), answered);
        if (first) {
            awaitRisk("cus_r", "HIGH NEGATIVE_SCORE:rsp_r OPEN_COMPLAINT:tic_r");
        }
        TOPICS.ticket(EventTypes.TICKET_STATUS_CHANGED, 3, ticket("COMPLAINT", "CLOSED", answered, later), later);
        TOPICS.ticket(EventTypes.TICKET_CLOSED, 4, ticket("COMPLAINT", "CLOSED", answered, later), later);
        TOPICS.ticket(EventTypes.COMPLAINT_CLOSED, 5, ticket("COMPLAINT", "CLOSED", answered, later), later);
    }

    @Test
    void SEG_16_risk_isTheSame_whereTheTicketComesBeforeTheAnswer() {
        var now = SERVICE.clock.instant();
        var closed = complaint("cus_o", "tic_o", "CLOSED", "rsp_o", now, now);
        TOPICS.ticket(EventTypes.COMPLAINT_CLOSED, 9, closed, now);
        awaitRisk("cus_o", "MEDIUM NEGATIVE_SCORE_CLOSED:rsp_o COMPLAINT_CLOSED:tic_o");

        var opened = complaint("cus_o", "tic_o", "NEW", "rsp_o", now, null);
        TOPICS.ticket(EventTypes.TICKET_CREATED, 1, opened, now);
        TOPICS.answered("cus_o", "rsp_o", "CES", 2, "NEGATIVE", now);

        awaitLastScores("cus_o", "CES:2");
        awaitRisk("cus_o", "MEDIUM NEGATIVE_SCORE_CLOSED:rsp_o COMPLAINT_CLOSED:tic_o");
        Eventually.asserted(
                SOON,
                () -> assertThat(levels(TOPICS.segmentEvents(EventTypes.RISK_CHANGED, "cus_o")))
                        .containsExactly("LOW>MEDIUM"));
    }

    @Test
    void feedback_countsWhereItsCustomerIsKnown() {
        var now = SERVICE.clock.instant();
        TOPICS.said(null, "fbk_nobody", 0, "NEGATIVE", now);
        TOPICS.said("cus_f", "fbk_f", 0, "NEGATIVE", now);

        awaitLastScores("cus_f", "NPS:0");
        awaitRisk("cus_f", "HIGH NEGATIVE_SCORE:fbk_f");
    }

    private static void awaitRisk(String customerId, String expected) {
        Eventually.asserted(
                SOON,
                () -> assertThat(risk(SERVICE.get("/profiles/" + customerId).body()))
                        .isEqualTo(expected));
    }

    private static void awaitLastScores(String customerId, String expected) {
        Eventually.asserted(
                SOON,
                () -> assertThat(SERVICE.get("/profiles/" + customerId)
                                .body()
                                .at("/lastScores")
                                .valueStream()
                                .map(last -> last.at("/metric").asString() + ":"
                                        + last.at("/score").asInt())
                                .toList())
                        .isEqualTo(List.of(expected.split(" ", -1))));
    }

    private static String risk(JsonNode profile) {
        var text = new StringBuilder(profile.at("/risk/level").asString(""));
        profile.at("/risk/reasons")
                .forEach(reason -> text.append(" ")
                        .append(reason.at("/code").asString())
                        .append(":")
                        .append(reason.at("/ref").asString()));
        return text.toString();
    }

    private static List<String> levels(List<SeenEvent> changes) {
        return changes.stream()
                .map(SeenEvent::data)
                .map(data -> data.at("/from").asString() + ">" + data.at("/to").asString())
                .toList();
    }

    private static TicketSnapshot ticket(String kind, String status, Instant openedAt, @Nullable Instant closedAt) {
        return snapshot("cus_r", "tic_r", kind, status, "rsp_r", openedAt, closedAt);
    }

    private static TicketSnapshot complaint(
            String customerId,
            String id,
            String status,
            @Nullable String responseId,
            Instant openedAt,
            @Nullable Instant closedAt) {
        return snapshot(customerId, id, "COMPLAINT", status, responseId, openedAt, closedAt);
    }

    private static TicketSnapshot snapshot(
            String customerId,
            String id,
            String kind,
            String status,
            @Nullable String responseId,
            Instant openedAt,
            @Nullable Instant closedAt) {
        return new TicketSnapshot(
                id,
                "T-1",
                customerId,
                kind,
                status,
                "SURVEY",
                "SURVEY",
                "NORMAL",
                null,
                responseId,
                null,
                null,
                openedAt,
                closedAt,
                closedAt);
    }
}
