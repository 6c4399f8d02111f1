package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What a store with an outbox promises of its events, on whatever store and broker it stands. */
abstract class OutboxContract extends NoteStage {

    @Test
    void create_publishesACloudEvent() {
        var request = new RequestContext(
                "anna", Set.of(), "corr-1", "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01", null, "cause-1");

        notes.create("n1", "customer-7", new Note("a", 1), Note.events("n1", 1), null)
                .contextWrite(request.asContext())
                .block();

        var record = log().readEvents(1).getFirst();
        assertThat(record.key()).isEqualTo("customer-7");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"segmentId\":\"n1\"");
        assertThat(TopicLog.header(record, CloudEventHeaders.TRACEPARENT)).isEqualTo(request.traceparent());
        try (var reader = new CloudEventDeserializer()) {
            var event = reader.deserialize(record.topic(), record.headers(), record.value());
            assertThat(event.getId()).isEqualTo("segment:n1-1");
            assertThat(event.getSource()).hasToString("/fives/segment/n1");
            assertThat(event.getSubject()).isEqualTo("n1");
            assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(BUSINESS_NOW);
            assertThat(event.getExtension("sequence")).isEqualTo("00000000000000000001");
            assertThat(event.getExtension("partitionkey")).isEqualTo("customer-7");
            assertThat(event.getExtension("correlationid")).isEqualTo("corr-1");
            assertThat(event.getExtension("causationid")).isEqualTo("cause-1");
        }
    }

    @Test
    void create_costsTwoDatabaseCommands() {
        warmUp(application, "before");
        application.stopRounds();

        create("n1");

        Eventually.until(SOON, () -> counter.naming("n1").contains("update"));
        warmUp(application, "after"); // whatever else n1 cost would have been sent by now
        assertThat(counter.naming("n1")).containsExactly("insert", "update");
    }

    @Test
    void change_losesNoUpdateAndNoEvent() {
        create("n1");

        Flux.range(0, 40).flatMap(i -> notes.change("n1", Note::increment), 8).blockLast();

        assertThat(find("n1").state().count()).isEqualTo(41);
        assertThat(find("n1").sequence()).isEqualTo(41);
        assertOrdered(log().readEvents(41), 41);
    }

    @Test
    void recordKey_isTheOneOfBirth() {
        create("n1");
        increment("n1");
        increment("n1");

        assertThat(log().readEvents(3))
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("n1"));
    }

    @Test
    void events_areCappedAt500Pending() {
        application.stopRelaying();
        notes.create("n1", "n1", new Note("a", 1), Note.events("n1", 250), null).block();
        notes.update(find("n1"), new Note("a", 2), Note.events("n1", 250), null).block();

        assertThatThrownBy(() -> increment("n1")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(Problems.TOO_MANY_PENDING);
            assertThat(problem.retryAfter()).isNotNull();
        });
        assertThat(pending("n1")).hasSize(500);
    }

    @Test
    void acknowledged_takesOutThatEventAlone() {
        application.stopRelaying();
        var stored = notes.create("n1", "n1", new Note("a", 3), Note.events("n1", 3), null)
                .block();

        outbox().acknowledged("n1", Objects.requireNonNull(stored).pending().get(1))
                .block();

        assertThat(pending("n1")).extracting(PendingEvent::sequence).containsExactly(1L, 3L);
    }

    @Test
    void sweeper_findsAtStartWhatACrashLeft() {
        application.stopRelaying();
        create("n1");
        increment("n1");
        create("n2");

        try (var successor = NoteApplication.start(backends(), name, Map.of())) {
            assertThat(successor.notes()).isNotNull();
            var records = log().readEvents(3);
            assertThat(TopicLog.firstOccurrences(records).get("/fives/segment/n1"))
                    .containsExactly(1L, 2L);
            Eventually.until(
                    SOON, () -> pending("n1").isEmpty() && pending("n2").isEmpty());
        }
    }

    @Test
    void sweeper_leavesWhatMayStillBeInFlight() {
        application.stopRelaying();
        try (var other = NoteApplication.start(backends(), name, QUICK)) {
            warmUp(other, "warm");
            var written = create("young").pending().getFirst().at();

            var sent = log().readEvents(2).stream()
                    .filter(record -> record.key().equals("young"))
                    .findFirst()
                    .orElseThrow();
            assertThat(sent.timestamp() - written.toEpochMilli()).isGreaterThanOrEqualTo(3000);
        }
    }

    @Test
    void sweep_pagesThroughALongBacklog() {
        application.stopRelaying();
        var ids = IntStream.range(0, 60).mapToObj(i -> "n" + i).toList();
        notes.createAll(ids.stream().map(NoteStage::fresh).toList()).block();

        try (var successor = NoteApplication.start(
                backends(), name, Map.of("fives.outbox.sweep-page", 7, "fives.outbox.sweep-interval", "1h"))) {
            assertThat(successor.notes()).isNotNull();
            assertThat(TopicLog.ids(log().readEvents(60))).hasSize(60);
        }
    }

    @Test
    void createAll_reportsWhatIsTakenAndPublishesTheRest() {
        create("n1");
        Eventually.until(SOON, () -> pending("n1").isEmpty());
        application.stopRounds();
        counter.clear();

        var results =
                notes.createAll(List.of(fresh("n0"), fresh("n1"), fresh("n2"))).block();

        assertThat(results)
                .map(result -> result instanceof CreateResult.Created)
                .containsExactly(true, false, true);
        assertThat(TopicLog.ids(log().readEvents(3)))
                .containsExactlyInAnyOrder("segment:n0-1", "segment:n1-1", "segment:n2-1");
        assertThat(counter.naming("n0"))
                .as("a bulk write is read again before anything of it is sent")
                .startsWith("insert", "find");
        Eventually.until(SOON, () -> pending("n0").isEmpty() && pending("n2").isEmpty());
    }

    @Test
    void gauges_tellTheBacklogAndItsAge() {
        application.stopRelaying();
        create("n1");

        var meters = application.bean(MeterRegistry.class);
        Eventually.until(SOON, () -> meters.get("crm.outbox.pending").gauge().value() == 1);
        assertThat(meters.get("fives.outbox.oldest.age").gauge().value()).isBetween(0.0, 60.0);
    }

    /** All the way, on connections that are there from now on. */
    private void warmUp(NoteApplication other, String id) {
        other.notes().create(id, id, new Note("w", 1), Note.events(id, 1), null).block();
        Eventually.until(SOON, () -> pending(id).isEmpty());
    }

    private DocumentOutbox outbox() {
        return (DocumentOutbox) application.bean(Outboxes.class).all().getFirst();
    }

    private static void assertOrdered(List<ConsumerRecord<String, byte[]>> records, long last) {
        assertThat(TopicLog.firstOccurrences(records).values())
                .allSatisfy(sequences -> assertThat(sequences)
                        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
    }
}
