package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.outbox.SharedUpdates.Write;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.StoreProperties;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each writer learns of an update that shared its command with others. */
@ExtendWith(LocalBackends.class)
class SharedUpdatesIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final StoreFaults FAULTS = new StoreFaults(new StoreProperties(
            null, DEADLINE, DEADLINE, DEADLINE, DEADLINE, DEADLINE, DEADLINE, Duration.ofSeconds(1)));
    private static final int DOCUMENTS = 40;

    private final String name = LocalBackends.freshName();
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private volatile Runnable beforeTheRead = () -> {};
    private final MongoClient observed = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(LocalBackends.storeUri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    commands.add(event.getCommandName());
                    if (event.getCommandName().equals("find")) {
                        beforeTheRead.run();
                    }
                }
            })
            .build());
    private final MongoClient other = MongoClients.create(LocalBackends.storeUri());
    private final MongoCollection<Document> documents = other.getDatabase(name).getCollection("documents");
    private final SharedUpdates updates =
            new SharedUpdates(observed.getDatabase(name).getCollection("documents"), FAULTS);

    @BeforeEach
    void fill() {
        Mono.from(documents.insertMany(IntStream.range(0, DOCUMENTS)
                        .mapToObj(number -> new Document("_id", id(number))
                                .append("version", 1L)
                                .append("state", "old"))
                        .toList()))
                .block(DEADLINE);
    }

    @AfterEach
    void close() {
        observed.close();
        other.close();
    }

    @Test
    void sideBySide_shareACommand() {
        Flux.fromIterable(all(1)).flatMap(updates::submit, DOCUMENTS).blockLast(DEADLINE);

        assertThat(stored())
                .allSatisfy(document ->
                        assertThat(document.getString("state")).isEqualTo("by w" + document.getString("_id")));
        assertThat(commands).containsOnly("update").hasSizeLessThan(DOCUMENTS / 2);
    }

    @Test
    void overtaken_isToldToItsWriter() {
        overtake(30, "x");

        Flux<Void> submitted = Flux.fromIterable(all(1)).flatMapDelayError(updates::submit, DOCUMENTS, DOCUMENTS);

        assertThatThrownBy(() -> submitted.blockLast(DEADLINE)).isInstanceOf(VersionConflict.class);
    }

    @Test
    void overtaken_isAConflict_andTheOthersAreWritten() {
        overtake(7, "x");
        overtake(30, "y");

        List<Optional<RuntimeException>> outcomes = outcomes(all(1));

        assertThat(conflicts(outcomes)).containsExactly(7, 30);
        assertThat(stored(7).getString("state")).isEqualTo("by x");
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(DOCUMENTS - 2);
    }

    @Test
    void allOvertaken_needNoRead() {
        Flux.range(0, DOCUMENTS).doOnNext(number -> overtake(number, "x")).blockLast(DEADLINE);

        assertThat(conflicts(outcomes(all(1)))).hasSize(DOCUMENTS);
        assertThat(commands).containsExactly("update");
    }

    /** Its version may have been made by this write or by another one: nobody knows. */
    @Test
    void overtakenTwice_isAnUnknownOutcome() {
        overtake(20, "x");
        overtake(20, "y");

        List<Optional<RuntimeException>> outcomes = outcomes(all(1));

        assertThat(outcomes.get(20)).containsInstanceOf(ProblemException.class);
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(DOCUMENTS - 1);
    }

    @Test
    void writtenAndOvertakenBeforeTheRead_isNoConflict() {
        overtake(30, "x"); // so that a read is needed
        beforeTheRead = () -> onAnotherThread(() -> overtake(20, "y"));

        List<Optional<RuntimeException>> outcomes = outcomes(all(1));

        assertThat(outcomes.get(20)).containsInstanceOf(ProblemException.class);
        assertThat(conflicts(outcomes)).containsExactly(30);
    }

    @Test
    void writtenAndGoneBeforeTheRead_isNoConflict() {
        overtake(30, "x");
        beforeTheRead = () -> onAnotherThread(() ->
                Mono.from(documents.deleteOne(new Document("_id", id(20)))).block(DEADLINE));

        List<Optional<RuntimeException>> outcomes = outcomes(all(1));

        assertThat(outcomes.get(20)).containsInstanceOf(ProblemException.class);
        assertThat(conflicts(outcomes)).containsExactly(30);
    }

    @Test
    void refused_isToldToItsWriterAlone() {
        Mono.from(documents.createIndex(
                        new Document("only", 1), new IndexOptions().unique(true).sparse(true)))
                .block(DEADLINE);
        Mono.from(documents.updateOne(new Document("_id", id(0)), set("only", "taken")))
                .block(DEADLINE);
        overtake(30, "x");
        Document refused = set("only", "taken");
        List<Write> writes = all(1).stream()
                .map(write -> write.id().equals(id(20)) ? new Write(id(20), 1, "w20", refused) : write)
                .toList();

        List<Optional<RuntimeException>> outcomes = outcomes(writes);

        assertThat(outcomes.get(20)).containsInstanceOf(MongoWriteException.class);
        assertThat(conflicts(outcomes)).containsExactly(30);
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(DOCUMENTS - 2);
        assertThat(stored(20).getLong("version")).isEqualTo(1);
    }

    /** The driver does not send a command with such a one, so that no other one of it is sent either. */
    @Test
    void tooLarge_isToldToItsWriterAlone_andTheOthersAreWritten() {
        overtake(30, "x");
        var large = set("state", "x".repeat(17 * 1024 * 1024));
        List<Write> writes = all(1).stream()
                .map(write -> write.id().equals(id(20)) ? new Write(id(20), 1, "w20", large) : write)
                .toList();

        List<Optional<RuntimeException>> outcomes = outcomes(writes);

        assertThat(outcomes.get(20))
                .hasValueSatisfying(
                        fault -> assertThat(StoreFaults.isOfTheDocument(fault)).isTrue());
        assertThat(conflicts(outcomes)).containsExactly(30);
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(DOCUMENTS - 2);
        assertThat(stored(20).getLong("version")).isEqualTo(1);
        assertThat(stored(21).getString("state")).isEqualTo("by wd21");
    }

    private static List<Write> all(long version) {
        return IntStream.range(0, DOCUMENTS)
                .mapToObj(number -> new Write(id(number), version, "w" + id(number), update("w" + id(number), version)))
                .toList();
    }

    private static Document update(String name, long version) {
        return new Document(
                "$set",
                new Document("state", "by " + name)
                        .append("version", version + 1)
                        .append("write", name));
    }

    private static Document set(String field, String value) {
        return new Document("$set", new Document(field, value));
    }

    private void overtake(int number, String name) {
        long version = stored(number).getLong("version");
        Mono.from(documents.updateOne(new Document("_id", id(number)), update(name, version)))
                .block(DEADLINE);
    }

    /** The calling thread belongs to the driver. */
    private static void onAnotherThread(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one command; empty where it was written. */
    private List<Optional<RuntimeException>> outcomes(List<Write> writes) {
        return Objects.requireNonNull(updates.carryOut(writes).block(DEADLINE));
    }

    private static List<Integer> conflicts(List<Optional<RuntimeException>> outcomes) {
        return IntStream.range(0, outcomes.size())
                .filter(place -> outcomes.get(place)
                        .filter(VersionConflict.class::isInstance)
                        .isPresent())
                .boxed()
                .toList();
    }

    private List<Document> stored() {
        return Objects.requireNonNull(Flux.from(documents.find()).collectList().block(DEADLINE));
    }

    private Document stored(int number) {
        return Objects.requireNonNull(
                Mono.from(documents.find(new Document("_id", id(number)))).block(DEADLINE));
    }

    private static String id(int number) {
        return "d" + number;
    }
}
