package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a store of aggregates promises to one who writes: versions, commands and claims. */
abstract class AggregateContract extends NoteStage {

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
    void change_ofAnUnknownAggregateIsEmpty() {
        assertThat(notes.change("nobody", Note::increment).blockOptional()).isEmpty();
    }

    @Test
    void commandRecord_isFoundUntilItIsOld() {
        var old = command("k-old", now().minus(Duration.ofHours(25)));
        notes.create("n1", "n1", new Note("a", 1), List.of(), null).block();
        notes.update(find("n1"), new Note("a", 2), List.of(), command("k-1", now()))
                .block();

        assertThat(find("n1").command("k-1")).isPresent();

        notes.update(find("n1"), new Note("a", 3), List.of(), command("k-2", now()))
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
                IntStream.range(0, 200).mapToObj(i -> command("k" + i, now())).toArray(CommandRecord[]::new));

        assertThatThrownBy(() -> notes.update(find("n1"), new Note("a", 1), List.of(), command("k", now()))
                        .block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.retryAfter()).isNotNull());
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

    /** As the store tells the age of a command. */
    private Instant now() {
        return application.bean(RealClock.class).instant();
    }

    private static CommandRecord command(String key, Instant at) {
        return new CommandRecord(key, "print", 201, 1, at);
    }

    private void setCommands(String id, CommandRecord... commands) {
        var set = new Document("$set", new Document("commands", AggregateDocuments.commands(List.of(commands))));
        Mono.from(notes.collection().updateOne(new Document("_id", id), set)).block();
    }
}
