package dev.fives.segmentation.clv.app;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.CreateResult;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.clv.model.ClvFit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** As far as the use cases go. */
final class FitsInMemory implements FitStore, AggregateStore<ClvFit> {

    final Map<String, Stored<ClvFit>> byId = new TreeMap<>();

    @Override
    public AggregateStore<ClvFit> store() {
        return this;
    }

    @Override
    public Flux<String> free(Instant now) {
        return Flux.fromIterable(List.copyOf(byId.values()))
                .filter(job -> job.state().isFree(now))
                .map(Stored::id);
    }

    @Override
    public Mono<Long> unfinished() {
        return Mono.fromSupplier(() -> byId.values().stream()
                .filter(job -> job.state().finishedAt() == null)
                .count());
    }

    @Override
    public Mono<Stored<ClvFit>> find(String id) {
        return Mono.justOrEmpty(byId.get(id));
    }

    @Override
    public Mono<Stored<ClvFit>> create(
            String id, String key, ClvFit state, List<NewEvent> events, @Nullable CommandRecord command) {
        var commands = command == null ? List.<CommandRecord>of() : List.of(command);
        var created = new Stored<>(id, key, 1, 0, state, commands, List.of());
        return byId.putIfAbsent(id, created) == null ? Mono.just(created) : Mono.error(new AlreadyExists(id));
    }

    @Override
    public Mono<Stored<ClvFit>> change(String id, Function<Stored<ClvFit>, Decision<ClvFit>> decide) {
        return find(id).map(stored -> switch (decide.apply(stored)) {
            case Decision.Unchanged<ClvFit> _ -> stored;
            case Decision.Changed<ClvFit> changed -> {
                var next = new Stored<>(id, id, stored.version() + 1, 0, changed.next(), stored.commands(), List.of());
                byId.put(id, next);
                yield next;
            }
        });
    }

    @Override
    public Mono<Stored<ClvFit>> changeWhen(String id, Function<Stored<ClvFit>, Mono<Decision<ClvFit>>> decide) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Stored<ClvFit>>> findAll(Collection<String> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Stored<ClvFit>> update(
            Stored<ClvFit> loaded, ClvFit next, List<NewEvent> events, @Nullable CommandRecord command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<CreateResult<ClvFit>>> createAll(List<NewAggregate<ClvFit>> batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MongoCollection<Document> collection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stored<ClvFit> read(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FindPublisher<Stored<ClvFit>> query(Bson filter) {
        throw new UnsupportedOperationException();
    }
}
