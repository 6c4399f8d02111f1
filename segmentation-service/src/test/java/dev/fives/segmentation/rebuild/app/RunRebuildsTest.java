package dev.fives.segmentation.rebuild.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.basis.app.FinishedWalk;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.profile.app.FactsInMemory;
import dev.fives.segmentation.profile.app.ProfileWriter;
import dev.fives.segmentation.profile.app.RebuildProfiles;
import dev.fives.segmentation.profile.app.RfmPopulation;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Refold;
import dev.fives.segmentation.rebuild.model.MembershipHash;
import dev.fives.segmentation.rebuild.model.Rebuild;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RunRebuildsTest {

    private static final int CUSTOMERS = 25;

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private final RealClock real = () -> now;
    private final MutableClock business = new MutableClock(now);
    private final MemoryStore<Profile> profiles = new MemoryStore<>();
    private final Runs runs = new Runs();
    private final FactsInMemory facts = new FactsInMemory(profiles);
    private final RequestRebuild request = new RequestRebuild(runs, Ids.of(real), real, Duration.ofSeconds(10));
    private final FinishedWalk walk = new FinishedWalk(1);
    private final RunRebuilds one = instance("ins_1");
    private final RunRebuilds other = instance("ins_2");

    @BeforeEach
    void profilesOfCustomers() {
        customers()
                .forEach(id ->
                        profiles.create(id, id, Profile.of(id), List.of(), null).block());
    }

    @Test
    void EVT_12_run_goesOnWhereADeadInstanceLeftIt_onceItsLeaseIsOver() {
        var id = request.request().block().id();
        facts.beforePage = failingAfter("cus_19");
        assertThatThrownBy(() -> one.step().block()).isInstanceOf(IllegalStateException.class);
        assertThat(run(id).profiles()).isEqualTo(20);
        facts.beforePage = after -> {};

        other.step().block();
        assertThat(run(id).profiles()).isEqualTo(20);
        now = now.plusSeconds(31);
        other.step().block();

        var hash = MembershipHash.START;
        for (var customer : customers()) {
            hash = hash.with(customer, List.of());
        }
        assertThat(run(id).state()).isEqualTo(Rebuild.State.COMPLETED);
        assertThat(run(id).profiles()).isEqualTo(CUSTOMERS);
        assertThat(run(id).changed()).isZero();
        assertThat(run(id).hashBefore()).isEqualTo(hash.text());
        assertThat(run(id).hashAfter()).isEqualTo(hash.text());
        assertThat(facts.pages).containsExactly("", "cus_04", "cus_09", "cus_14", "cus_19", "cus_19", "cus_24");
    }

    /** Facts of customers who buy a lot are large: a page is between two notes, and is not held as a whole. */
    @Test
    void EVT_12_run_holdsFactsOfAFewCustomersAtATime_byTwoReadsForEachFew() {
        request.request().block();
        int before = profiles.commands;

        one.step().block();

        assertThat(facts.loaded).hasSize(15).containsSequence(2, 2, 1, 2, 2, 1).doesNotContain(5);
        assertThat(profiles.commands - before).isEqualTo(facts.loaded.size());
        assertThat(facts.loaded.stream().mapToInt(size -> size).sum()).isEqualTo(CUSTOMERS);
    }

    @Test
    void EVT_12_instanceThatIsLate_stops() {
        var id = request.request().block().id();
        facts.beforePage = first -> {
            facts.beforePage = after -> {};
            now = now.plusSeconds(31);
            other.step().block();
        };

        one.step().block();

        assertThat(run(id).state()).isEqualTo(Rebuild.State.COMPLETED);
        assertThat(run(id).profiles()).isEqualTo(CUSTOMERS);
    }

    @Test
    void EVT_12_runThatBreaksOffAtTheSamePage_fails_andAnotherOneMayBegin() {
        var id = request.request().block().id();
        facts.beforePage = failingAfter("cus_09");
        for (int i = 0; i <= 3; i++) { // the first one came as far as this page
            assertThatThrownBy(() -> one.step().block()).isInstanceOf(IllegalStateException.class);
        }
        one.step().block();

        assertThat(run(id).state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(run(id).failure())
                .isEqualTo("attempts: 3 at the customers after 'cus_09' (expected: one that ends)");
        assertThat(request.request().block().id()).isNotEqualTo(id);
    }

    /** Else each profile that the walk has still to come to would count as damaged. */
    @Test
    void EVT_12_run_waitsWhileAWalkIsUnderWay_andThatIsNoAttempt() {
        var id = request.request().block().id();
        facts.beforePage = after -> walk.endsFor(0);
        for (int i = 0; i < 9; i++) {
            one.step().block();
        }
        assertThat(run(id).state()).isEqualTo(Rebuild.State.RUNNING);
        assertThat(run(id).attempts()).isZero();
        assertThat(run(id).profiles()).isZero();
        facts.beforePage = after -> {};

        walk.endsFor(1);
        one.step().block();

        assertThat(run(id).state()).isEqualTo(Rebuild.State.COMPLETED);
        assertThat(run(id).profiles()).isEqualTo(CUSTOMERS);
        assertThat(run(id).changed()).isZero();
    }

    @Test
    void EVT_12_secondRun_isRefused_whileOneRuns() {
        var id = request.request().block().id();
        assertThatThrownBy(() -> request.request().block())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(id);

        one.step().block();

        assertThat(request.request().block().id()).isNotEqualTo(id);
    }

    private static Consumer<String> failingAfter(String customerId) {
        return after -> {
            if (after.equals(customerId)) {
                throw new IllegalStateException("the store is away");
            }
        };
    }

    private Rebuild run(String id) {
        return runs.store.all.get(id).state();
    }

    private static List<String> customers() {
        return IntStream.range(0, CUSTOMERS).mapToObj("cus_%02d"::formatted).toList();
    }

    private RunRebuilds instance(String owner) {
        var meters = new SimpleMeterRegistry();
        var judge = new Judge(ZoneOffset.UTC);
        var bases = new Bases(new BasisInMemory(BasisInMemory.basis(1)));
        var writer = new ProfileWriter(profiles, bases, judge, business, meters);
        var pace = new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1));
        var rebuild = new RebuildProfiles(
                profiles,
                writer,
                facts,
                new SettledBasis(bases, walk),
                judge,
                new Refold(5, 5, 5),
                new RfmPopulation(real, pace),
                business,
                new RebuildProfiles.Looks(2, 0, Duration.ZERO),
                meters);
        return new RunRebuilds(runs, rebuild, real, new RunRebuilds.Limits(5, Duration.ofSeconds(30), 3), owner);
    }

    private static final class Runs implements RebuildStore {
        private final MemoryStore<Rebuild> store = new MemoryStore<>();

        @Override
        public AggregateStore<Rebuild> store() {
            return store;
        }

        @Override
        public Flux<Stored<Rebuild>> running() {
            return Flux.defer(() -> Flux.fromIterable(store.all.values().stream()
                    .filter(run -> run.state().isRunning())
                    .toList()));
        }

        @Override
        public Mono<Long> count() {
            return Mono.fromSupplier(() -> (long) store.all.size());
        }
    }
}
