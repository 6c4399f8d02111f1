package dev.fives.benchmarks.segment;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Backing;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Flux;

/** Segmentation-service and what it stands on, all in this JVM. */
final class OneJvm implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int AT_ONCE = 500;
    private static final int READ_AHEAD = 1_000;

    private final Backing backing = Backing.open("profiles");
    private final ConfigurableApplicationContext context;

    private OneJvm(String... more) {
        try {
            context = ApplicationMain.start(backing.arguments(SegmentStage.APPLICATION, SegmentStage.NAME, 0, more));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static OneJvm open(String... more) {
        return new OneJvm(more);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void fill(Flux<Profile> profiles) {
        ResolvableType type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        @SuppressWarnings("unchecked")
        AggregateStore<Profile> aggregates =
                (AggregateStore<Profile>) context.getBeanProvider(type).getObject();
        profiles.map(profile ->
                        new NewAggregate<>(profile.customerId(), profile.customerId(), profile, List.of(), null))
                .buffer(AT_ONCE)
                .concatMap(aggregates::createAll)
                .then()
                .block(LIMIT);
    }

    /** The floor: all profiles are read once, as documents, and one member of each is looked at. */
    long plainPass(Predicate<Document> asked) {
        Long count = Flux.from(documents().find().batchSize(READ_AHEAD))
                .filter(document -> asked.test(document.get("state", Document.class)))
                .count()
                .block(LIMIT);
        return count == null ? -1 : count;
    }

    private MongoCollection<Document> documents() {
        return bean(MongoDatabase.class).getCollection("profiles");
    }

    long diskBytes() {
        return backing.diskBytes();
    }

    @Override
    public void close() {
        context.close();
        backing.close();
    }
}
