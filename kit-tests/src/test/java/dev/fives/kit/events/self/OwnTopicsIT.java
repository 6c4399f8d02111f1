package dev.fives.kit.events.self;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The listener on the service's own topics: index, reading again, state topic. */
@ExtendWith(LocalBackends.class)
class OwnTopicsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static OwnTopicsStage stage;
    private static OwnTopicsData data;

    @BeforeAll
    static void start() {
        stage = new OwnTopicsStage();
        data = new OwnTopicsData(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void EVT_17_whatAConsumerMissedIsReadAgain() {
        stage.note("seg_missed", "a", 5);
        indexed("segment/seg_missed", 5);

        JsonNode answer = stage.events("aggregate=segment/seg_missed&afterSequence=2");

        assertThat(sequences(answer)).containsExactly(3L, 4L, 5L);
        assertThat(answer.path("lastSequence").longValue()).isEqualTo(5);
        assertThat(answer.has("next")).isFalse();
        JsonNode third = answer.at("/items/0");
        assertThat(third.path("id").asString()).isEqualTo("segment:seg_missed-3");
        assertThat(third.path("type").asString()).isEqualTo("crm.segment.published.v1");
        assertThat(third.path("source").asString()).isEqualTo("/fives/segment/seg_missed");
        assertThat(third.path("key").asString()).isEqualTo("seg_missed");
        assertThat(third.path("from").asString()).isEqualTo("TOPIC");
        assertThat(third.at("/data/version").intValue()).isEqualTo(3);
    }

    @Test
    void pages_followEachOther() {
        stage.note("seg_pages", "a", 5);
        indexed("segment/seg_pages", 5);

        JsonNode first = stage.events("aggregate=segment/seg_pages&limit=2");
        JsonNode second = stage.events("aggregate=segment/seg_pages&limit=3&afterSequence="
                + first.path("next").longValue());

        assertThat(sequences(first)).containsExactly(1L, 2L);
        assertThat(sequences(second)).containsExactly(3L, 4L, 5L);
        assertThat(second.has("next")).isFalse();
        assertThat(sequences(stage.events("aggregate=segment/seg_pages&afterSequence=5")))
                .isEmpty();
    }

    @Test
    void question_thatCannotBeAnsweredIsRefused() {
        assertThat(stage.get("aggregate=nothing/1", 400)).contains("aggregate: not accepted", "care-task");
        assertThat(stage.get("aggregate=purchase/pur_1", 400)).contains("aggregate: not accepted");
        assertThat(stage.get("", 400)).contains("aggregate: not accepted");
        assertThat(stage.get("aggregate=segment/seg_1&limit=201", 400)).contains("limit: not accepted");
        assertThat(stage.get("aggregate=segment/seg_1&afterSequence=-1", 400)).contains("afterSequence");
        assertThat(stage.get("aggregate=segment/seg_nobody", 404)).contains("seg_nobody");
    }

    @Test
    void gap_isNeverSilent() {
        stage.note("seg_gap", "a", 5);
        indexed("segment/seg_gap", 5);
        data.remove("segment/seg_gap", 2);

        JsonNode answer = stage.events("aggregate=segment/seg_gap");

        assertThat(sequences(answer)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(answer.at("/items/1/expired").booleanValue()).isTrue();
        assertThat(answer.at("/items/1").has("data")).isFalse();
        assertThat(answer.at("/items/2").has("expired")).isFalse();
    }

    @Test
    void answer_endsBeforeWhatIsNotCertain() {
        stage.note("seg_unsure", "a", 5);
        indexed("segment/seg_unsure", 5);
        data.remove("segment/seg_unsure", 3);
        data.remove("segment/seg_unsure", 4);
        data.update(
                "segment/seg_unsure", 5, new Document("offset", 1_000_000L)); // as if the listener had not committed it

        JsonNode answer = stage.events("aggregate=segment/seg_unsure");

        assertThat(sequences(answer)).containsExactly(1L, 2L);
        assertThat(answer.path("next").longValue()).isEqualTo(2);
        assertThat(answer.path("lastSequence").longValue()).isEqualTo(5);
    }

    @Test
    void EVT_17_whatTheTopicNoLongerHoldsComesFromTheFactsOrIsSaidToBeGone() throws Exception {
        stage.enter("acc_old", "cus_old", "purchase:1");
        stage.enter("acc_old", "cus_old", "purchase:2");
        indexed("account/acc_old", 2);
        JsonNode fromTopic = stage.events("aggregate=account/acc_old");
        data.deleteRecords("crm.loyalty.v1");

        JsonNode fromFacts = stage.events("aggregate=account/acc_old");

        assertThat(sequences(fromFacts)).containsExactly(1L, 2L);
        for (int i = 0; i < 2; i++) {
            assertThat(fromFacts.at("/items/" + i + "/from").asString()).isEqualTo("FACTS");
            for (String field :
                    List.of("id", "type", "source", "time", "key", "correlationId", "traceparent", "data")) {
                assertThat(fromFacts.at("/items/" + i + "/" + field))
                        .as(field)
                        .isEqualTo(fromTopic.at("/items/" + i + "/" + field));
            }
        }
    }

    @Test
    void batch_isOneBulkInsertAndARepeatIsHarmless() {
        SelfListener listener = stage.bean(SelfListener.class);
        listener.stop();
        for (int i = 0; i < 20; i++) {
            stage.note("seg_bulk" + i, "a", 20);
        }
        Eventually.until(
                "published",
                SOON,
                () -> data.records("crm.segment.v1", "seg_bulk").size() == 400);
        listener.start();
        for (int i = 0; i < 20; i++) {
            indexed("segment/seg_bulk" + i, 20);
        }

        assertThat(stage.inserts().stream().filter(insert -> insert.contains("seg_bulk")))
                .as("inserts of 400 events that were all there")
                .hasSizeLessThan(40);

        Document place = data.entry("segment/seg_bulk0", 7);
        data.records("crm.segment.v1", "seg_bulk0")
                .forEach(record -> data.send("crm.segment.v1", record.key(), record.value(), record.headers()));
        data.send("crm.segment.v1", "seg_bulk0", new byte[] {1}, new RecordHeaders());
        stage.note("seg_after", "a", 1);
        indexed("segment/seg_after", 1);

        assertThat(data.entry("segment/seg_bulk0", 7)).isEqualTo(place);
        for (String outcome : List.of("indexed", "repeated", "unreadable")) {
            Eventually.until(outcome + " records are counted", SOON, () -> selfRecords(outcome) > 0);
        }
        assertThat(sequences(stage.events("aggregate=segment/seg_bulk0")))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void EVT_09_stateTopicEndsWithTheNewestVersionAndATombstone() {
        IntStream.range(0, 10).forEach(i -> stage.note("seg_state" + i, "a", 1));
        IntStream.range(0, 10).forEach(i -> stage.change("seg_state" + i, "b"));
        stage.change("seg_state3", OwnTopicsStage.ERASED);

        Eventually.asserted(SOON, () -> {
            Map<String, ConsumerRecord<String, byte[]>> last = data.lastStates();
            for (int i = 0; i < 10; i++) {
                ConsumerRecord<String, byte[]> record = last.get("seg_state" + i);
                assertThat(record).as("seg_state" + i).isNotNull();
                if (i == 3) {
                    assertThat(record.value()).isNull();
                } else {
                    assertThat(json(record).path("version").longValue()).isEqualTo(2);
                    assertThat(json(record).at("/state/customerId").asString()).isEqualTo("cus_2");
                }
            }
        });
    }

    @Test
    void audit_findsAndMendsWhatDiffers() {
        stage.note("seg_audited", "a", 1);
        stage.change("seg_audited", "b");
        stage.note("seg_gone", OwnTopicsStage.ERASED, 1);
        Eventually.asserted(SOON, () -> assertThat(data.lastStates()).containsKeys("seg_audited", "seg_gone"));
        Eventually.asserted(
                SOON,
                () -> assertThat(json(data.lastStates().get("seg_audited"))
                                .path("version")
                                .longValue())
                        .isEqualTo(2));
        assertThat(audit()).isZero();
        ConsumerRecord<String, byte[]> right = data.lastStates().get("seg_audited");
        String topic = "crm.segment.state.v1"; // as a stalled writer would
        data.send(topic, "seg_audited", "{}".getBytes(StandardCharsets.UTF_8), right.headers());
        data.send(topic, "seg_gone", right.value(), right.headers());
        data.send(topic, "seg_unheard", right.value(), right.headers());

        assertThat(audit()).isEqualTo(3);
        assertThat(stateDifferences()).isEqualTo(3);

        assertThat(data.lastStates().get("seg_audited").value()).isEqualTo(right.value());
        assertThat(data.lastStates().get("seg_gone").value()).isNull();
        assertThat(audit()).isEqualTo(1);
        data.send(topic, "seg_unheard", null, right.headers());
        assertThat(audit()).isZero();
        assertThat(stateDifferences()).isZero();
        stage.touch("seg_audited");
        assertThat(audit()).as("a version that a write without an event raised").isZero();
        assertThat(json(data.lastStates().get("seg_audited")).path("version").longValue())
                .isEqualTo(3);
        assertThat(stage.bean(MeterRegistry.class)
                        .get("fives.state.written")
                        .counter()
                        .count())
                .isPositive();
    }

    private static double stateDifferences() {
        return stage.bean(MeterRegistry.class)
                .get("fives.state.differences")
                .gauge()
                .value();
    }

    private static double selfRecords(String outcome) {
        return stage.bean(MeterRegistry.class)
                .get("fives.self.records")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static int audit() {
        return stage.bean(StateKeepers.class).audit();
    }

    private static void indexed(String aggregate, int events) {
        Eventually.asserted(
                SOON,
                () -> assertThat(stage.events("aggregate=" + aggregate + "&afterSequence=" + (events - 1))
                                .path("items"))
                        .hasSize(1));
    }

    private static List<Long> sequences(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("sequence").longValue())
                .toList();
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> record) {
        return JsonMapper.shared().readTree(record.value());
    }
}
