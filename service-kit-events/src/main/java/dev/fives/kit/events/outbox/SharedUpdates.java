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
        return command(batch)
                .flatMap(answer -> outcomes(batch, answer, false))
                .onErrorResume(fault -> batch.size() > 1 && StoreFaults.isOfTheDocument(fault), _ -> inHalves(batch));
    }

    private Mono<Answer> command(List<Write> batch) {
        return Mono.from(collection.bulkWrite(batch.stream().map(Write::model).toList(), UNORDERED))
                .map(result -> new Answer(result.getMatchedCount(), Map.of()))
                .onErrorResume(MongoBulkWriteException.class, this::partly);
    }

    /** One that the driver cannot send, as one that is too large, takes the whole command with it. */
    private Mono<List<Optional<RuntimeException>>> inHalves(List<Write> batch) {
        int half = batch.size() / 2;
        return Flux.just(batch.subList(0, half), batch.subList(half, batch.size()))
                .concatMap(this::again)
                .flatMapIterable(outcomes -> outcomes)
                .collectList();
    }

    private Mono<List<Optional<RuntimeException>>> again(List<Write> batch) {
        return command(batch)
                .flatMap(answer -> outcomes(batch, answer, true))
                .onErrorResume(
                        StoreFaults::isOfTheDocument,
                        fault -> batch.size() > 1 ? inHalves(batch) : Mono.just(List.of(Optional.of(refusal(fault)))));
    }

    private static RuntimeException refusal(Throwable fault) {
        return fault instanceof RuntimeException refusal ? refusal : new IllegalStateException(fault);
    }

    private Mono<Answer> partly(MongoBulkWriteException fault) {
        return Refusals.of(fault, faults)
                .map(refused -> new Answer(fault.getWriteResult().getMatchedCount(), refused));
    }

    /** @param again whether some of them may have been written before */
    private Mono<List<Optional<RuntimeException>>> outcomes(List<Write> batch, Answer answer, boolean again) {
        return judge(batch, answer, again)
                .map(judge -> IntStream.range(0, batch.size())
                        .mapToObj(place -> Optional.ofNullable(answer.refused().get(place))
                                .or(() -> judge.apply(batch.get(place))))
                        .toList());
    }

    /** Of those that were not refused. */
    private Mono<Function<Write, Optional<RuntimeException>>> judge(List<Write> batch, Answer answer, boolean again) {
        if (answer.matched() == batch.size() - answer.refused().size()) {
            return Mono.just(write -> Optional.empty());
        }
        if (answer.matched() == 0 && !again) {
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
