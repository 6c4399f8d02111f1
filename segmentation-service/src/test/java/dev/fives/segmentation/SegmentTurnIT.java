package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.SegmentGraph;
import dev.fives.segmentation.segment.app.SegmentTurns;
import dev.fives.segmentation.segment.model.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Mono;

/** What comes side by side is decided one after the other. */
@ExtendWith(LocalBackends.class)
class SegmentTurnIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROUNDS = 64;
    private static final String PLAIN = "{'field':'lastScore.nps','op':'gt','value':99}";

    private static RunningService service;
    private static ExecutorService callers;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        callers = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void end() {
        callers.close();
    }

    @Test
    void SEG_12_twoPublishes_thatWouldAskForEachOther_areOneOfThemRefused() {
        var one = published("turn-one");
        var other = published("turn-other");
        for (int round = 0; round < ROUNDS; round++) {
            draft(one, asking("turn-other"));
            draft(other, asking("turn-one"));

            var answers = sideBySide(() -> publish(one), () -> publish(other));

            assertThat(answers).as("round " + round).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(cycles()).as("round " + round).isEmpty();
            var won = answers.getFirst().status() == 200 ? one : other;
            draft(won, PLAIN);
            assertThat(publish(won).status()).isEqualTo(200);
        }
        List.of(one, other).forEach(SegmentTurnIT::archive);
    }

    @Test
    void SEG_12_endBesidePublish_leavesNobodyAskingForAnEndedSegment() {
        var asking = published("turn-asking");
        for (int round = 0; round < ROUNDS / 2; round++) {
            var code = "turn-asked-" + round;
            var asked = published(code);
            draft(asking, asking(code));

            var answers = sideBySide(() -> archive(asked), () -> publish(asking));

            assertThat(answers).as("round " + round).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            draft(asking, PLAIN);
            assertThat(publish(asking).status()).isEqualTo(200);
            assertThat(archive(asked).status()).isEqualTo(200);
        }
        archive(asking);
    }

    @Test
    void SEG_12_endBesideAStrategy_leavesNoLiveOneOfAnEndedSegment() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            var id = published("turn-strategy-" + round);

            var answers = sideBySide(() -> archive(id), () -> strategy(id));

            assertThat(answers).as("round " + round).extracting(Answer::status).containsOnlyOnce(409);
            boolean ended = answers.getFirst().status() == 200;
            assertThat(answers.getLast().status()).as("round " + round).isEqualTo(ended ? 409 : 201);
        }
    }

    private static Answer strategy(String segmentId) {
        return service.post(
                "/strategies",
                "{'segmentId':'%s','name':'In turn','owner':'Wang','contactCadenceDays':30}".formatted(segmentId));
    }

    @Test
    void SEG_12_whatADeadHolderHadPublished_isInForceBeforeTheNextIsLookedAt() {
        var dead = published("turn-dead");
        var next = published("turn-next");
        draft(next, asking("turn-dead"));
        turn("ins_dead", real().plusSeconds(60));
        var rule = "{\"field\":\"segments\",\"op\":\"contains\",\"value\":\"turn-next\"}";
        var half = new Document("state.rule", rule)
                .append("state.publishedRule", rule)
                .append("state.published", 2L);
        set("segments", dead, new Document("$set", half).append("$inc", new Document("version", 1L)));

        var busy = publish(next);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(strategy(next).status()).isEqualTo(429);
        turn("ins_dead", real().minusSeconds(1));

        var refused = publish(next);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("turn-next → turn-dead → turn-next");
        assertThat(basis().filter(segment -> segment.id().equals(dead)))
                .extracting(PublishedSegment::version)
                .containsExactly(2L);
        List.of(dead, next).forEach(SegmentTurnIT::archive);
    }

    /** Nobody publishes, and it comes into force all the same. */
    @Test
    void SEG_12_whatADeadHolderHadEnded_isOutOfForceSoon() {
        var ended = published("turn-ended");
        turn("ins_dead", real().minusSeconds(1));
        var half = new Document("$set", new Document("state.status", "ARCHIVED"));
        set("segments", ended, half.append("$inc", new Document("version", 1L)));

        Eventually.until(SOON, () -> basis().noneMatch(segment -> segment.id().equals(ended)));
    }

    /** A race that is lost again and again is a 503, and not one that may still be written. */
    @Test
    void SEG_12_turnOfASegmentThatOthersChange_isFreeForTheNextOneAtOnce() {
        var id = published("turn-contended");
        var lost = catchThrowable(
                () -> segments().changeWhen(id, SegmentTurnIT::afterAnotherOne).block(SOON));
        assertThat(lost).isInstanceOf(ProblemException.class).hasCauseInstanceOf(VersionConflict.class);

        var turns = service.bean(SegmentTurns.class);
        assertThat(catchThrowable(() -> turns.of(Mono.error(lost)).block(SOON))).isSameAs(lost);

        assertThat(publish(id).status()).isEqualTo(200);
        archive(id);
    }

    private static Mono<Decision<Segment>> afterAnotherOne(Stored<Segment> loaded) {
        return segments()
                .update(loaded, loaded.state(), List.of(), null)
                .thenReturn(new Decision.Changed<>(loaded.state(), List.of()));
    }

    @SuppressWarnings("unchecked")
    private static AggregateStore<Segment> segments() {
        var type = ResolvableType.forClassWithGenerics(AggregateStore.class, Segment.class);
        return (AggregateStore<Segment>) service.context().getBeanProvider(type).getObject();
    }

    private static Instant real() {
        return service.bean(RealClock.class).instant();
    }

    private static void turn(String holder, Instant until) {
        var held = new Document("holder", holder).append("until", until);
        set("basis", "segment-turn", new Document("$set", held).append("$inc", new Document("revision", 1L)));
    }

    private static void set(String collection, String id, Document change) {
        Mono.from(service.bean(MongoDatabase.class)
                        .getCollection(collection)
                        .updateOne(new Document("_id", id), change, new UpdateOptions().upsert(false)))
                .block(SOON);
    }

    private static Stream<PublishedSegment> basis() {
        return service.bean(Bases.class).fresh().block(SOON).segments().stream();
    }

    private static List<String> cycles() {
        var inForce = basis().toList();
        var graph = SegmentGraph.of(inForce);
        return inForce.stream()
                .map(PublishedSegment::code)
                .filter(code -> graph.cycleFrom(code).isPresent())
                .toList();
    }

    private static List<Answer> sideBySide(Supplier<Answer> one, Supplier<Answer> other) {
        var first = CompletableFuture.supplyAsync(() -> inItsTurn(one), callers);
        var second = CompletableFuture.supplyAsync(() -> inItsTurn(other), callers);
        return List.of(first.join(), second.join());
    }

    /** Who is told that another one takes too long comes again, as it is told to. */
    private static Answer inItsTurn(Supplier<Answer> call) {
        long end = System.nanoTime() + SOON.toNanos();
        var answer = call.get();
        while (answer.status() == 429 && System.nanoTime() < end) {
            answer = call.get();
        }
        return answer;
    }

    private static String published(String code) {
        var body = "{'code':'" + code + "','name':'" + code + "','rule':" + PLAIN + "}";
        var id = service.post("/segments", body).at("/id");
        assertThat(publish(id).status()).isEqualTo(200);
        return id;
    }

    private static void draft(String id, String rule) {
        var tag = service.get("/segments/" + id).etag();
        var answer = service.send("PATCH", "/segments/" + id, "{'rule':" + rule + "}", "If-Match", tag);
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Answer publish(String id) {
        return service.post("/segments/" + id + "/publish", null);
    }

    private static Answer archive(String id) {
        return service.post("/segments/" + id + "/archive", null);
    }

    private static String asking(String code) {
        return "{'field':'segments','op':'contains','value':'" + code + "'}";
    }
}
