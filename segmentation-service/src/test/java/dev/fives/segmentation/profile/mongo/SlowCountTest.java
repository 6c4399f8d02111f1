package dev.fives.segmentation.profile.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.StoreProperties;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A total is counted over all pages, so it has a limit of its own. */
class SlowCountTest {

    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant DAY = Instant.parse("2026-06-01T12:00:00Z");

    private final StoreFaults faults =
            new StoreFaults(new StoreProperties(null, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, Duration.ofSeconds(1)));
    private final MongoCollection<?> collection =
            answering(MongoCollection.class, Map.of("countDocuments", Mono.never()));

    @Test
    void total_ofPastMembers_thatTakesTooLong_isUnavailable() {
        var database = answering(MongoDatabase.class, Map.of("getCollection", collection));

        assertUnavailable(new MongoPastMemberships(database, faults).count("seg_1", DAY));
    }

    @Test
    @SuppressWarnings("unchecked")
    void total_ofMembers_thatTakesTooLong_isUnavailable() {
        var profiles = answering(AggregateStore.class, Map.of("collection", collection));

        var skipped = new SkippedProfiles(new SimpleMeterRegistry());
        var queries = new MongoProfileQueries(profiles, faults, skipped);
        assertUnavailable(queries.memberCount("seg_1"));
        assertUnavailable(queries.memberCountSince("seg_1", DAY));
        assertUnavailable(new MongoOverrides(profiles, faults, skipped).count("seg_1"));
    }

    private static void assertUnavailable(Mono<Long> count) {
        assertThatThrownBy(() -> count.block(SOON)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE);
            assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        });
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
