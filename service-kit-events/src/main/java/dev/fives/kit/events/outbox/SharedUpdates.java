package dev.fives.kit.events.outbox;

import static dev.fives.kit.events.outbox.AggregateDocuments.ID;
import static dev.fives.kit.events.outbox.AggregateDocuments.VERSION;
import static dev.fives.kit.events.outbox.AggregateDocuments.WRITE;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.Refusals;
import dev.fives.kit.events.store.StoreFaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Conditional updates of different aggregates in one command. Its answer tells how many of them found their document
 * and not which. Where one did not, a read tells them apart by the name that each write leaves in its document; what
 * even the read does not tell is an unknown outcome, never a guess.
 */
final class SharedUpdates {
    /** A document may be large. */
    private static final int WRITES_A_COMMAND = 100;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Bson WHO_WROTE = new Document(VERSION, 1).append(WRITE, 1);

    private final MongoCollection<Document> collection;
    private final StoreFaults faults;
    private final Coalescer<Write, Optional<RuntimeException>> writes;

    SharedUpdates(MongoCollection<Document> collection, StoreFaults faults) {
        this.collection = collection;
        this.faults = faults;
        this.writes = new Coalescer<>(WRITES_A_COMMAND, batch -> faults.guard(carryOut(batch)));
    }

    /**
     * @param version that the document must have; the update moves it on by one
     * @param name unlike that of any other write; the update puts it into the document
     */
    record Write(String id, long version, String name, Document update) {
        private UpdateOneModel<Document> model() {
            return new UpdateOneModel<>(new Document(ID, id).append(VERSION, version), update);
        }

        private VersionConflict overtaken() {
            return new VersionConflict(id, version);
        }
    }

    /** Error {@link VersionConflict} where the document is another by now. */
    Mono<Void> submit(Write write) {
        return faults.guard(writes.submit(write))
                .flatMap(fault -> fault.<Mono<Void>>map(Mono::error).orElseGet(Mono::empty));
    }

    /** @param refused what the store said against single writes, by their place */
    private record Answer(int matched, Map<Integer, RuntimeException> refused) {}

    /** One command, and a read where it needs one; for each write what is wrong, empty where it was written. */
    Mono<List<Optional<RuntimeException>>> carryOut(List<Write> batch) {
        return Mono.from(collection.bulkWrite(batch.stream().map(Write::model).toList(), UNORDERED))
                .map(result -> new Answer(result.getMatchedCount(), Map.of()))
                .onErrorResume(MongoBulkWriteException.class, this::partly)
                .flatMap(answer -> outcomes(batch, answer));
    }

    private Mono<Answer> partly(MongoBulkWriteException fault) {
        return Refusals.of(fault, faults)
                .map(refused -> new Answer(fault.getWriteResult().getMatchedCount(), refused));
    }

    private Mono<List<Optional<RuntimeException>>> outcomes(List<Write> batch, Answer answer) {
        return judge(batch, answer)
                .map(judge -> IntStream.range(0, batch.size())
                        .mapToObj(place -> Optional.ofNullable(answer.refused().get(place))
                                .or(() -> judge.apply(batch.get(place))))
                        .toList());
    }

    /** Of those that were not refused. */
    private Mono<Function<Write, Optional<RuntimeException>>> judge(List<Write> batch, Answer answer) {
        if (answer.matched() == batch.size() - answer.refused().size()) {
            return Mono.just(write -> Optional.empty());
        }
        if (answer.matched() == 0) {
            return Mono.just(write -> Optional.of(write.overtaken()));
        }
        return whoWrote(batch).map(found -> write -> outcome(write, found.get(write.id())));
    }

    private Mono<Map<String, Document>> whoWrote(List<Write> batch) {
        var ids = batch.stream().map(Write::id).distinct().toList();
        return Flux.from(collection
                        .find(new Document(ID, new Document("$in", ids)))
                        .projection(WHO_WROTE))
                .collectMap(document -> document.getString(ID));
    }

    /** A document that is gone, or two versions further, may have had this write in between. */
    private Optional<RuntimeException> outcome(Write write, @Nullable Document found) {
        if (found != null && write.name().equals(found.getString(WRITE))) {
            return Optional.empty();
        }
        return Optional.of(
                found != null && found.get(VERSION, Number.class).longValue() <= write.version() + 1
                        ? write.overtaken()
                        : faults.unknownOutcome());
    }
}
