package dev.fives.kit.test.store;

import static java.util.Objects.requireNonNull;

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
import dev.fives.kit.events.outbox.VersionConflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Aggregates of one test, without the store's queries; what was told is kept. For tests of what is decided; what the
 * store does with it is shown against a real one.
 *
 * @param <S> state of the aggregates
 */
public final class MemoryStore<S> implements AggregateStore<S> {
    public final Map<String, Stored<S>> all = new LinkedHashMap<>();
    public final List<NewEvent> events = new ArrayList<>();
    /** Finds and writes, each a command. */
    public int commands;
    /** What happens elsewhere just before. */
    public Runnable beforeFind = () -> {};

    @Override
    public Mono<Stored<S>> find(String id) {
        return Mono.defer(() -> {
            commands++;
            beforeFind.run();
            return Mono.justOrEmpty(all.get(id));
        });
    }

    @Override
    public Mono<Stored<S>> create(
            String id, String key, S state, List<NewEvent> told, @Nullable CommandRecord command) {
        return Mono.defer(() -> {
            commands++;
            List<CommandRecord> done = command == null ? List.of() : List.of(command);
            return keep(new Stored<>(id, key, 1, told.size(), state, done, List.of()), told);
        });
    }

    @Override
    public Mono<Stored<S>> restore(String id, String key, S state, List<NewEvent> told, long lastSequence) {
        return Mono.defer(() -> {
            commands++;
            return keep(new Stored<>(id, key, 1, lastSequence + told.size(), state, List.of(), List.of()), told);
        });
    }

    private Mono<Stored<S>> keep(Stored<S> born, List<NewEvent> told) {
        if (all.putIfAbsent(born.id(), born) != null) {
            return Mono.error(new AlreadyExists(born.id()));
        }
        events.addAll(told);
        return Mono.just(born);
    }

    @Override
    public Mono<Stored<S>> update(Stored<S> loaded, S next, List<NewEvent> told, @Nullable CommandRecord command) {
        return Mono.fromSupplier(() -> {
            commands++;
            if (requireNonNull(all.get(loaded.id())).version() != loaded.version()) {
                throw new VersionConflict(loaded.id(), loaded.version());
            }
            List<CommandRecord> done = new ArrayList<>(loaded.commands());
            if (command != null) {
                done.add(command);
            }
            Stored<S> written = new Stored<>(
                    loaded.id(),
                    loaded.key(),
                    loaded.version() + 1,
                    loaded.sequence() + told.size(),
                    next,
                    done,
                    List.of());
            all.put(loaded.id(), written);
            events.addAll(told);
            return written;
        });
    }

    @Override
    public Mono<Stored<S>> change(String id, Function<Stored<S>, Decision<S>> decide) {
        return changeWhen(id, stored -> Mono.just(decide.apply(stored)));
    }

    @Override
    public Mono<Stored<S>> changeWhen(String id, Function<Stored<S>, Mono<Decision<S>>> decide) {
        return find(id).flatMap(stored -> decide.apply(stored)
                .flatMap(decision -> decision instanceof Decision.Changed<S> changed
                        ? update(stored, changed.next(), changed.events(), changed.command())
                        : Mono.just(stored)));
    }

    @Override
    public Mono<List<Stored<S>>> findAll(Collection<String> ids) {
        return Mono.fromSupplier(() -> {
            commands++;
            beforeFind.run();
            return ids.stream().map(all::get).filter(Objects::nonNull).toList();
        });
    }

    @Override
    public Mono<List<CreateResult<S>>> createAll(List<NewAggregate<S>> batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MongoCollection<Document> collection() {
        throw new UnsupportedOperationException("queries");
    }

    @Override
    public Stored<S> read(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FindPublisher<Stored<S>> query(Bson filter) {
        throw new UnsupportedOperationException("queries");
    }
}
