package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a store with an outbox promises, on whatever store and broker it stands. */
abstract class OutboxContract {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant BUSINESS_NOW = Instant.parse("2030-01-01T08:00:00Z");
    /** Above the delivery time-out, and both short enough for a test. */
    private static final Map<String, Object> QUICK = Map.of(
            "fives.outbox.sweep-age", "3s",
            "fives.outbox.sweep-interval", "200ms",
            "fives.outbox.gauge-interval", "100ms",
            "spring.kafka.producer.properties[delivery.timeout.ms]", 2000,
            "spring.kafka.producer.properties[request.timeout.ms]", 1000);

    private final String name = LocalBackends.freshName();
    private final CommandCounter counter = new CommandCounter();
    private NoteApplication application;
    private AggregateStore<Note> notes;

    abstract Backends backends();

    @BeforeEach
    void start() {
        application = NoteApplication.start(backends(), name, QUICK, counter, new MutableClock(BUSINESS_NOW));
        notes = application.notes();
    }

    @AfterEach
    void close() {
        application.close();
    }

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
        warmUp(application);
        stopBackgroundReads();
        counter.clear();

        create("n1");

        Eventually.until(SOON, () -> counter.commands().contains("update") && quietFor(Duration.ofMillis(300)));
        assertThat(counter.commands()).containsExactly("insert", "update");
    }

    @Test
    void create_isRefusedWhereTheIdIsTaken() {
        create("n1");

        assertThatThrownBy(() -> create("n1")).isInstanceOf(AlreadyExists.class);
    }

    @Test
    void createSideBySide_tellsEachItsOwn() {
        create("n1");
        create("n30");

        var refused = Flux.range(0, 40)
                .map(i -> "n" + i)
                .flatMap(
                        id -> notes.create(id, id, new Note("a", 1), Note.events(id, 1), null)
                                .flatMap(created -> Mono.<String>empty())
                                .onErrorResume(AlreadyExists.class, fault -> Mono.just(fault.id())),
                        40)
                .collectList()
                .block();

        assertThat(refused).containsExactlyInAnyOrder("n1", "n30");
        assertThat(log().readEvents(40)).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    }

    @Test
    void update_isRefusedForAnOldVersion() {
        var old = create("n1");
        increment("n1");

        assertThatThrownBy(() ->
                        notes.update(old, old.state().more(), List.of(), null).block())
                .isInstanceOf(VersionConflict.class);
        assertThat(find("n1").state().count()).isEqualTo(2);
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
    void change_ofAnUnknownAggregateIsEmpty() {
        assertThat(notes.change("nobody", Note::increment).blockOptional()).isEmpty();
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
    void commandRecord_isFoundUntilItIsOld() {
        var old = command("k-old", Instant.now().minus(Duration.ofHours(25)));
        notes.create("n1", "n1", new Note("a", 1), List.of(), null).block();
        notes.update(find("n1"), new Note("a", 2), List.of(), command("k-1", Instant.now()))
                .block();

        assertThat(find("n1").command("k-1")).isPresent();

        notes.update(find("n1"), new Note("a", 3), List.of(), command("k-2", Instant.now()))
                .block();
        setCommands("n1", old);
        notes.update(find("n1"), new Note("a", 4), List.of(), null).block();
        assertThat(find("n1").commands()).isEmpty();
    }

    @Test
    void commandRecords_areCapped() {
        notes.create("n1", "n1", new Note("a", 0), List.of(), null).block();
        setCommands(
                "n1",
                IntStream.range(0, 200)
                        .mapToObj(i -> command("k" + i, Instant.now()))
                        .toArray(CommandRecord[]::new));

        assertThatThrownBy(() -> notes.update(find("n1"), new Note("a", 1), List.of(), command("k", Instant.now()))
                        .block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.retryAfter()).isNotNull());
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
            warmUp(other);
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
        notes.createAll(ids.stream().map(OutboxContract::fresh).toList()).block();

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
        stopBackgroundReads();
        counter.clear();

        var results =
                notes.createAll(List.of(fresh("n0"), fresh("n1"), fresh("n2"))).block();

        assertThat(results)
                .map(result -> result instanceof CreateResult.Created)
                .containsExactly(true, false, true);
        assertThat(TopicLog.ids(log().readEvents(3)))
                .containsExactlyInAnyOrder("segment:n0-1", "segment:n1-1", "segment:n2-1");
        assertThat(counter.commands())
                .as("a bulk write is read again before anything of it is sent")
                .startsWith("insert", "find");
        Eventually.until(SOON, () -> pending("n0").isEmpty() && pending("n2").isEmpty());
    }

    @Test
    void event_ofTheWrongAggregateIsABug() {
        assertThatThrownBy(() -> notes.create(
                                "n1",
                                "n1",
                                new Note("a", 1),
                                List.of(new NewEvent(EventTypes.RFM_CHANGED, new Object())),
                                null)
                        .block())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gauges_tellTheBacklogAndItsAge() {
        application.stopRelaying();
        create("n1");

        var meters = application.bean(MeterRegistry.class);
        Eventually.until(SOON, () -> meters.get("crm.outbox.pending").gauge().value() == 1);
        assertThat(meters.get("fives.outbox.oldest.age").gauge().value()).isBetween(0.0, 60.0);
    }

    @Test
    void claim_hasOneHolder() {
        var claims = application.claims();

        var winners = Flux.range(0, 30)
                .flatMap(i -> claims.take("ext:shop:42", "cus_" + i), 30)
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(winners).filteredOn(claim -> claim.mine()).hasSize(1);
        assertThat(winners)
                .extracting(claim -> claim.holderId())
                .containsOnly(claims.holder("ext:shop:42").block());
    }

    @Test
    void claim_movesByCompareAndSet() {
        var claims = application.claims();
        claims.take("ext:shop:1", "a").block();

        assertThat(claims.move("ext:shop:1", "b", "c").block()).isFalse();
        assertThat(claims.move("ext:shop:1", "a", "c").block()).isTrue();
        assertThat(claims.take("ext:shop:1", "a").block().mine()).isFalse();
    }

    @Test
    void claims_inBulkTellEachHolder() {
        var claims = application.claims();
        claims.take("c1", "other").block();

        var taken =
                claims.takeAll(Map.of("c1", "me", "c2", "me")).blockOptional().orElseThrow();

        assertThat(taken.get("c1").mine()).isFalse();
        assertThat(taken.get("c1").holderId()).isEqualTo("other");
        assertThat(taken.get("c2").mine()).isTrue();
    }

    private TopicLog log() {
        return new TopicLog(backends(), name + "." + Topic.SEGMENT.topicName());
    }

    private void warmUp(NoteApplication other) {
        other.notes()
                .create("warm", "warm", new Note("w", 1), Note.events("warm", 1), null)
                .block();
        log().readEvents(1);
        Eventually.until(SOON, () -> pending("warm").isEmpty());
    }

    private void stopBackgroundReads() {
        application.stopRounds();
        Eventually.until(SOON, () -> quietFor(Duration.ofMillis(300)));
    }

    private boolean quietFor(Duration pause) {
        var before = counter.commands().size();
        Mono.delay(pause).block();
        return counter.commands().size() == before;
    }

    private Stored<Note> create(String id) {
        return notes.create(id, id, new Note("a", 1), Note.events(id, 1), null)
                .blockOptional()
                .orElseThrow();
    }

    private static NewAggregate<Note> fresh(String id) {
        return new NewAggregate<>(id, id, new Note("a", 1), Note.events(id, 1), null);
    }

    private void increment(String id) {
        notes.change(id, Note::increment).block();
    }

    private Stored<Note> find(String id) {
        return notes.find(id).blockOptional().orElseThrow();
    }

    private List<PendingEvent> pending(String id) {
        return find(id).pending();
    }

    private DocumentOutbox outbox() {
        return (DocumentOutbox) application.bean(Outboxes.class).all().getFirst();
    }

    private static CommandRecord command(String key, Instant at) {
        return new CommandRecord(key, "print", 201, 1, at);
    }

    private void setCommands(String id, CommandRecord... commands) {
        var set = new Document("$set", new Document("commands", AggregateDocuments.commands(List.of(commands))));
        Mono.from(notes.collection().updateOne(new Document("_id", id), set)).block();
    }

    private static void assertOrdered(List<ConsumerRecord<String, byte[]>> records, long last) {
        assertThat(TopicLog.firstOccurrences(records).values())
                .allSatisfy(sequences -> assertThat(sequences)
                        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
    }
}
