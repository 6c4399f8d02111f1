package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What customers say of themselves, on every channel and of every metric. */
class FeedbackIT extends FeedbackStage {
    /** What is checked against the time is checked once: the clock was moved back since. */
    @Test
    void feedbackOfTomorrow_isAnsweredAgain_thoughTheClockWasMovedBack() {
        Instant present = service.clock.instant();
        String body = "{'channel':'PHONE','text':'x','at':'" + present.plus(Duration.ofHours(1)) + "'}";
        advance(Duration.ofDays(1));
        Answer first = service.post("/feedback", body, "Idempotency-Key", "later");
        service.clock.set(present);
        Answer again = service.post("/feedback", body, "Idempotency-Key", "later");
        service.clock.set(present.plus(Duration.ofDays(1)));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    }

    @Test
    void SAT_01_feedbackOfEightChannels_isCountedByChannel() {
        List<String> channels = List.of("WEB", "EMAIL", "SMS", "PHONE", "REVIEW", "SOCIAL", "WECHAT", "IN_APP");
        channels.forEach(channel -> assertThat(service.post(
                                "/feedback",
                                "{'channel':'" + channel + "','customerId':'" + customer
                                        + "','metric':'CSAT','score':5,'at':'2020-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(201));

        JsonNode csat = service.get(
                        "/satisfaction/csat?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&groupBy=channel")
                .body();
        assertThat(csat.path("count").asInt()).isEqualTo(8);
        assertThat(csat.path("groups")).hasSize(8);
        assertThat(topics.of(customer, 8))
                .extracting(SeenEvent::type)
                .containsOnly(EventTypes.FEEDBACK_RECEIVED.name());
        assertThat(service.get("/feedback?customerId=" + customer + "&filter=channel:WECHAT")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(total("/feedback?customerId=" + customer)).isEqualTo(8);
        assertThat(total("/feedback?customerId=" + customer + "&filter=channel:WECHAT"))
                .isEqualTo(1);
        Answer first = service.get("/feedback?customerId=" + customer + "&pageSize=5");
        assertThat(service.get("/feedback?customerId=" + customer + "&pageSize=5&cursor=" + first.at("/next"))
                        .body()
                        .path("items"))
                .hasSize(3);
    }

    @Test
    void ANA_01_whatIsSaidInSocialNetworks_isCountedApart_andSoIsWhatIsRefused() {
        double said = count("SOCIAL", "received");
        double refused = count("SOCIAL", "refused");
        double unknown = count("UNKNOWN", "refused");
        String body = "{'channel':'SOCIAL','text':'a fine tea'}";

        service.post("/feedback", body, "Idempotency-Key", "ana-01");
        service.post("/feedback", body, "Idempotency-Key", "ana-01");
        service.post("/feedback", "{'channel':'SOCIAL','metric':'NPS','score':11}");
        service.post("/feedback", "{'channel':'PIGEON','text':'coo'}");

        assertThat(count("SOCIAL", "received")).isEqualTo(said + 1);
        assertThat(count("SOCIAL", "refused")).isEqualTo(refused + 1);
        assertThat(count("UNKNOWN", "refused")).isEqualTo(unknown + 1);
    }

    private static double count(String channel, String outcome) {
        Counter counter = service.bean(MeterRegistry.class)
                .find("fives.feedback.received")
                .tags("channel", channel, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void SAT_05_scoresOfThreeMetrics_areNeverMixed() {
        IntStream.of(10, 10, 9, 9, 9, 8, 7, 6, 3, 0).forEach(score -> said("NPS", score));
        IntStream.of(5, 5, 4, 4, 3, 2, 1, 5, 4, 3).forEach(score -> said("CSAT", score));
        IntStream.of(7, 6, 5, 4, 2).forEach(score -> said("CES", score));

        assertThat(score("nps")).isEqualTo("20");
        assertThat(score("csat")).isEqualTo("60.0");
        assertThat(score("ces")).isEqualTo("4.8");
        assertThat(service.get("/satisfaction/nps?from=2030-01-01T00:00:00Z")
                        .body()
                        .has("score"))
                .isFalse();
        assertThat(service.get("/satisfaction/stars").status()).isEqualTo(404);
        assertThat(service.get("/satisfaction/nps?groupBy=mood").status()).isEqualTo(400);
    }

    private static void said(String metric, int score) {
        assertThat(service.post(
                                "/feedback",
                                "{'channel':'PHONE','metric':'" + metric + "','score':" + score
                                        + ",'at':'2021-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(201);
    }

    private static String score(String metric) {
        return service.get("/satisfaction/" + metric + "?from=2021-01-01T00:00:00Z&to=2021-01-02T00:00:00Z")
                .body()
                .path("score")
                .asString();
    }

    @Test
    void feedback_isTakenOnceForEachKey_andWhatIsWrongIsPointedAt() {
        String body = "{'channel':'PHONE','text':'thank you'}";
        Answer first = service.post("/feedback", body, "Idempotency-Key", "call-1");
        assertThat(service.post("/feedback", body, "Idempotency-Key", "call-1").at("/id"))
                .isEqualTo(first.at("/id"));
        assertThat(service.post("/feedback", "{'channel':'WEB','text':'x'}", "Idempotency-Key", "call-1")
                        .status())
                .isEqualTo(422);
        assertThat(topics.of(first.at("/id"), 1)).hasSize(1);

        JsonNode errors = service.post("/feedback", "{'channel':'PIGEON','metric':'NPS','score':11}")
                .body()
                .path("errors");
        assertThat(errors)
                .extracting(error -> error.path("pointer").asString())
                .containsExactlyInAnyOrder("/channel", "/score");
    }
}
