package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Profiles of one test, page by page. Their place comes with the second write. */
final class PagesInMemory implements ProfileQueries {

    private final MemoryStore<Profile> store;
    int pages;

    PagesInMemory(MemoryStore<Profile> store) {
        this.store = store;
    }

    @Override
    public Flux<Stored<Profile>> page(String afterId, int limit) {
        return Flux.defer(() -> {
            pages++;
            return Flux.fromStream(store.all.values().stream()
                    .filter(stored -> stored.id().compareTo(afterId) > 0)
                    .sorted(Comparator.comparing(Stored::id))
                    .limit(limit));
        });
    }

    @Override
    public Flux<Stored<Profile>> due(Instant now, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Instant> oldestDue() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<RfmInput> rfmInputs(Measure measure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<Stored<Profile>> members(String segmentId, String afterId, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Long> memberCount(String segmentId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<Stored<Profile>> membersSince(String segmentId, Instant since, String afterId, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Long> memberCountSince(String segmentId, Instant since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<Profile> inRandomOrder(Collection<String> unplaced, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Boolean> isAnyWithoutPlace(Collection<String> butFor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<String> withoutPlace(Collection<String> butFor, int limit) {
        return Flux.defer(() -> {
            pages++;
            return Flux.fromIterable(store.all.values().stream()
                    .filter(stored -> stored.version() == 1 && !butFor.contains(stored.id()))
                    .map(Stored::id)
                    .limit(limit)
                    .toList());
        });
    }

    @Override
    public Mono<Long> count() {
        throw new UnsupportedOperationException();
    }
}
