package dev.fives.kit.events.outbox;

import static dev.fives.kit.events.outbox.AggregateDocuments.COMMANDS;
import static dev.fives.kit.events.outbox.AggregateDocuments.ID;
import static dev.fives.kit.events.outbox.AggregateDocuments.OUT;
import static dev.fives.kit.events.outbox.AggregateDocuments.SEQUENCE;
import static dev.fives.kit.events.outbox.AggregateDocuments.STATE;
import static dev.fives.kit.events.outbox.AggregateDocuments.VERSION;
import static dev.fives.kit.events.outbox.AggregateDocuments.WRITE;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.consistency.Written;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.ReadableDocuments;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.UnorderedInsert;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
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
import reactor.util.retry.Retry;

/** One write a command; what it returns goes to the relay. */
final class MongoAggregateStore<S> implements AggregateStore<S> {
    private static final FindOneAndUpdateOptions RETURN_NEW =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    /** Callers side by side share a command; a document may be large. */
    private static final int FINDS_A_COMMAND = 50;

    private static final int CREATIONS_A_COMMAND = 100;

    private static final Duration FIRST_CONFLICT_PAUSE = Duration.ofMillis(2);
    private static final Duration MAX_CONFLICT_PAUSE = Duration.ofMillis(100);

    private final AggregateSpec<S> spec;
    private final MongoCollection<Document> collection;
    private final DocumentOutbox outbox;
    private final OutboxRelay relay;
    private final PendingEvents pendingEvents;
    private final CommandMemory commandMemory;
    private final StoreFaults faults;
    private final Ids ids;
    private final OutboxProperties limits;
    private final Coalescer<String, Optional<Document>> finds;
    private final Coalescer<Document, Optional<RuntimeException>> creations;
    private final SharedUpdates sharedUpdates;
    private final MongoCollection<Stored<S>> aggregates;
    private final ReadableDocuments<Stored<S>> readable;

    MongoAggregateStore(
            AggregateSpec<S> spec,
            MongoCollection<Document> collection,
            DocumentOutbox outbox,
            OutboxRelay relay,
            PendingEvents pendingEvents,
            CommandMemory commandMemory,
            StoreFaults faults,
            Ids ids,
            OutboxProperties limits,
            MeterRegistry meters) {
        this.spec = spec;
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
        this.pendingEvents = pendingEvents;
        this.commandMemory = commandMemory;
        this.faults = faults;
        this.ids = ids;
        this.limits = limits;
        this.finds = new Coalescer<>(
                FINDS_A_COMMAND,
                wanted -> faults.guard(documents(wanted))
                        .map(found -> wanted.stream()
                                .map(id -> Optional.ofNullable(found.get(id)))
                                .toList()));
        this.creations = new Coalescer<>(
                CREATIONS_A_COMMAND, batch -> faults.guard(UnorderedInsert.each(collection, batch, faults)));
        this.aggregates = StoredCodec.over(collection, spec.codec());
        this.readable = new ReadableDocuments<>(
                spec.collection(), document -> AggregateDocuments.read(document, spec.codec()), meters);
        this.sharedUpdates = new SharedUpdates(collection, faults);
    }

    @Override
    public Mono<Stored<S>> find(String id) {
        return faults.guard(finds.submit(id)).flatMap(Mono::justOrEmpty).map(this::read);
    }

    @Override
    public Mono<List<Stored<S>>> findAll(Collection<String> ids) {
        return faults.guardBulk(documents(ids))
                .map(found -> found.values().stream().map(this::read).toList());
    }

    private Mono<Map<String, Document>> documents(Collection<String> ids) {
        return Flux.from(collection.find(new Document(ID, new Document("$in", ids))))
                .collectMap(document -> document.getString(ID));
    }

    @Override
    public Mono<Stored<S>> create(
            String id, String key, S state, List<NewEvent> events, @Nullable CommandRecord command) {
        return create(new NewAggregate<>(id, key, state, events, command), 0);
    }

    @Override
    public Mono<Stored<S>> restore(String id, String key, S state, List<NewEvent> events, long lastSequence) {
        return create(new NewAggregate<>(id, key, state, events, null), lastSequence);
    }

    private Mono<Stored<S>> create(NewAggregate<S> one, long lastSequence) {
        return RequestContext.current().flatMap(context -> {
            var born = born(context, one, lastSequence);
            return faults.guard(creations.submit(AggregateDocuments.write(born, spec.codec())))
                    .flatMap(
                            refusal -> refusal.<Mono<Stored<S>>>map(Mono::error).orElseGet(() -> Mono.just(born)))
                    .onErrorMap(StoreFaults::isDuplicateKey, taken -> new AlreadyExists(one.id()))
                    .doOnNext(this::relay)
                    .flatMap(this::noted);
        });
    }

    @Override
    public Mono<Stored<S>> update(Stored<S> loaded, S next, List<NewEvent> events, @Nullable CommandRecord command) {
        return RequestContext.current().flatMap(context -> {
            var added = pendingEvents.of(context, spec.type(), loaded.id(), loaded.sequence(), events);
            refuseIfFull(loaded.id(), loaded.pending().size() + added.size());
            // what lies in the outbox after a write is known without a read only where nothing lay there before
            var written = spec.sharesUpdates() && loaded.pending().isEmpty()
                    ? updateShared(loaded, next, added, command)
                    : updateAlone(loaded, write(loaded, next, added, command));
            return written.doOnNext(this::relay).flatMap(this::noted);
        });
    }

    private Mono<Stored<S>> updateAlone(Stored<S> loaded, Document write) {
        var unchanged = new Document(ID, loaded.id()).append(VERSION, loaded.version());
        return faults.guard(Mono.from(collection.findOneAndUpdate(unchanged, write, RETURN_NEW)))
                .map(this::read)
                .switchIfEmpty(Mono.error(() -> new VersionConflict(loaded.id(), loaded.version())));
    }

    private Mono<Stored<S>> updateShared(
            Stored<S> loaded, S next, List<PendingEvent> added, @Nullable CommandRecord command) {
        var name = ids.next("wrt");
        var write = write(loaded, next, added, command);
        write.get("$set", Document.class).append(WRITE, name);
        var stored = new Stored<>(
                loaded.id(),
                loaded.key(),
                loaded.version() + 1,
                loaded.sequence() + added.size(),
                next,
                commandMemory.after(loaded.commands(), command),
                added);
        return sharedUpdates
                .submit(new SharedUpdates.Write(loaded.id(), loaded.version(), name, write))
                .thenReturn(stored);
    }

    @Override
    public Mono<Stored<S>> change(String id, Function<Stored<S>, Decision<S>> decide) {
        return changeWhen(id, loaded -> Mono.just(decide.apply(loaded)));
    }

    @Override
    public Mono<Stored<S>> changeWhen(String id, Function<Stored<S>, Mono<Decision<S>>> decide) {
        return find(id).flatMap(loaded -> decide.apply(loaded).flatMap(decision -> carryOut(loaded, decision)))
                .retryWhen(Retry.backoff(limits.conflictRetries(), FIRST_CONFLICT_PAUSE)
                        .maxBackoff(MAX_CONFLICT_PAUSE)
                        .filter(VersionConflict.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> contended(id, signal.failure())));
    }

    @Override
    public Mono<List<CreateResult<S>>> createAll(List<NewAggregate<S>> batch) {
        if (batch.isEmpty()) {
            return Mono.just(List.of());
        }
        return RequestContext.current().flatMap(context -> {
            var born = batch.stream().map(one -> born(context, one, 0)).toList();
            var documents = born.stream()
                    .map(one -> AggregateDocuments.write(one, spec.codec()))
                    .toList();
            return faults.guardBulk(UnorderedInsert.into(collection, documents))
                    .map(inserted -> results(born, inserted))
                    .flatMap(results -> relayAll(results).thenReturn(results));
        });
    }

    @Override
    public MongoCollection<Document> collection() {
        return collection;
    }

    @Override
    public Stored<S> read(Document document) {
        return AggregateDocuments.read(document, spec.codec());
    }

    @Override
    public ReadableDocuments<Stored<S>> readable() {
        return readable;
    }

    @Override
    public FindPublisher<Stored<S>> query(Bson filter) {
        return aggregates.find(filter);
    }

    private Mono<Stored<S>> carryOut(Stored<S> loaded, Decision<S> decision) {
        return switch (decision) {
            case Decision.Changed<S> changed -> update(loaded, changed.next(), changed.events(), changed.command());
            case Decision.Unchanged<S> _ -> noted(loaded);
        };
    }

    /** Also where nothing had to change: a repeated command is to be waited for like its first run. */
    private Mono<Stored<S>> noted(Stored<S> stored) {
        return Written.note(spec.type(), stored.id(), stored.sequence()).thenReturn(stored);
    }

    private Stored<S> born(RequestContext context, NewAggregate<S> one, long lastSequence) {
        var pending = pendingEvents.of(context, spec.type(), one.id(), lastSequence, one.events());
        refuseIfFull(one.id(), pending.size());
        var commands = commandMemory.after(List.of(), one.command());
        long sequence = lastSequence + pending.size();
        return new Stored<>(one.id(), one.key(), 1, sequence, one.state(), commands, pending);
    }

    /** The relay takes events out of {@code out} without a new version, so that list is only ever pushed to. */
    private Document write(Stored<S> loaded, S next, List<PendingEvent> added, @Nullable CommandRecord command) {
        var commands = commandMemory.after(loaded.commands(), command);
        var set = new Document(STATE, spec.codec().write(next))
                .append(VERSION, loaded.version() + 1)
                .append(SEQUENCE, loaded.sequence() + added.size());
        if (!commands.equals(loaded.commands())) {
            set.append(COMMANDS, AggregateDocuments.commands(commands));
        }
        var write = new Document("$set", set);
        return added.isEmpty()
                ? write
                : write.append("$push", new Document(OUT, new Document("$each", AggregateDocuments.events(added))));
    }

    private void refuseIfFull(String id, int pending) {
        if (pending > limits.maxPendingPerAggregate()) {
            throw new ProblemException(
                            Problems.TOO_MANY_PENDING,
                            "events of " + id + " not sent yet: " + pending + " (expected: at most "
                                    + limits.maxPendingPerAggregate() + ")")
                    .withRetryAfter(limits.fullRetryAfter());
        }
    }

    /** With its cause, which says that nothing was written, unlike where the store gave no answer. */
    private ProblemException contended(String id, Throwable lost) {
        var problem = new ProblemException(
                        Problems.UNAVAILABLE,
                        "aggregate " + id + ": changed " + limits.conflictRetries()
                                + " times meanwhile (expected: fewer writers)")
                .withRetryAfter(limits.fullRetryAfter());
        problem.initCause(lost);
        return problem;
    }

    private void relay(Stored<S> stored) {
        if (!stored.pending().isEmpty()) {
            relay.offer(outbox, stored.id(), new Backlog(stored.key(), stored.pending()));
        }
    }

    /** A bulk write returns no documents, so the relay gets what a read by _id shows; the sweeper has what it misses. */
    private Mono<Void> relayAll(List<CreateResult<S>> results) {
        var ids = results.stream()
                .filter(result -> result instanceof CreateResult.Created<S> created
                        && !created.stored().pending().isEmpty())
                .map(CreateResult::id)
                .toList();
        return ids.isEmpty()
                ? Mono.empty()
                : faults.guardBulk(outbox.readAll(ids))
                        .doOnNext(found -> found.forEach((id, backlog) -> relay.offer(outbox, id, backlog)))
                        .onErrorComplete()
                        .then();
    }

    private static <S> List<CreateResult<S>> results(List<Stored<S>> born, List<Boolean> inserted) {
        return IntStream.range(0, born.size())
                .<CreateResult<S>>mapToObj(i -> inserted.get(i)
                        ? new CreateResult.Created<>(born.get(i))
                        : new CreateResult.Existing<>(born.get(i).id()))
                .toList();
    }
}
