package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.CreateResult;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisStore;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ProfileWriterTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";

    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final MutableClock clock = new MutableClock(START.plus(Duration.ofDays(31)));
    private final OneProfile store = new OneProfile(dueOnDayThirty());
    private final MovingBasis basis = new MovingBasis();
    private final ProfileWriter writer =
            new ProfileWriter(store, new Bases(basis), judge, clock, new SimpleMeterRegistry());

    /** What was asked of the facts after the first read says nothing of what another instance wrote after it. */
    @Test
    void change_startsOverWhereAnotherOneWroteWhileTimeWasCaughtUpWith() {
        basis.moved = () -> store.put(store.present.state().withRecent("theirs"));
        int[] attempts = new int[1];

        ProfileWriter.startingOver(Mono.defer(() -> {
                    attempts[0]++;
                    return writer.find(CUSTOMER).flatMap(loaded -> {
                        List<String> asked = loaded.orElseThrow().state().recent();
                        return writer.apply(
                                loaded,
                                CUSTOMER,
                                present -> present.withRecent(asked).withRecent("ours"),
                                "ours");
                    });
                }))
                .block();

        assertThat(attempts[0]).isEqualTo(2);
        assertThat(store.present.state().recent()).containsExactly("theirs", "ours");
    }

    @Test
    void change_followsWhatTimeBroughtInOneGo() {
        int[] attempts = new int[1];

        ProfileWriter.startingOver(Mono.defer(() -> {
                    attempts[0]++;
                    return writer.find(CUSTOMER)
                            .flatMap(loaded ->
                                    writer.apply(loaded, CUSTOMER, present -> present.withRecent("ours"), "ours"));
                }))
                .block();

        assertThat(attempts[0]).isEqualTo(1);
        assertThat(store.present.version()).isEqualTo(3);
    }

    private Profile dueOnDayThirty() {
        var answer = new Answer("rsp_1", Answer.Metric.CSAT, 1, true, START, "story-1");
        return judge.apply(
                        Profile.of(CUSTOMER),
                        present -> present.with(answer, START, 100),
                        basis(1),
                        new Cause("e-1", START))
                .profile();
    }

    private static Basis basis(long version) {
        return new Basis(version, Since.FIRST, Measure.NET, new BandSettings(90, 2, 6), null, List.of());
    }

    /** Moves when it is told to, and somebody else writes at that moment. */
    private static final class MovingBasis implements BasisStore {
        private long version = 1;
        private @Nullable Runnable moved;

        @Override
        public Mono<Basis> load() {
            return Mono.fromSupplier(() -> basis(version));
        }

        @Override
        public Mono<Long> version() {
            return Mono.fromSupplier(() -> {
                Runnable other = moved;
                moved = null;
                if (other != null) {
                    other.run();
                    version++;
                }
                return version;
            });
        }

        @Override
        public Mono<Boolean> replace(Basis next) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneProfile implements AggregateStore<Profile> {
        private Stored<Profile> present;

        OneProfile(Profile profile) {
            this.present = stored(1, profile);
        }

        void put(Profile next) {
            present = stored(present.version() + 1, next);
        }

        private static Stored<Profile> stored(long version, Profile profile) {
            return new Stored<>(CUSTOMER, CUSTOMER, version, 0, profile, List.of(), List.of());
        }

        @Override
        public Mono<Stored<Profile>> find(String id) {
            return Mono.fromSupplier(() -> present);
        }

        @Override
        public Mono<Stored<Profile>> update(
                Stored<Profile> loaded, Profile next, List<NewEvent> events, @Nullable CommandRecord command) {
            return Mono.fromSupplier(() -> {
                if (loaded.version() != present.version()) {
                    throw new VersionConflict(CUSTOMER, loaded.version());
                }
                put(next);
                return present;
            });
        }

        @Override
        public Mono<List<Stored<Profile>>> findAll(Collection<String> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Stored<Profile>> create(
                String id, String key, Profile state, List<NewEvent> events, @Nullable CommandRecord command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Stored<Profile>> change(String id, Function<Stored<Profile>, Decision<Profile>> decide) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Stored<Profile>> changeWhen(String id, Function<Stored<Profile>, Mono<Decision<Profile>>> decide) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<CreateResult<Profile>>> createAll(List<NewAggregate<Profile>> batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MongoCollection<Document> collection() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stored<Profile> read(Document document) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FindPublisher<Stored<Profile>> query(Bson filter) {
            throw new UnsupportedOperationException();
        }
    }
}
