package dev.fives.segmentation.segment.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SegmentTurnsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final SegmentTurnsFixture.InMemory store = new SegmentTurnsFixture.InMemory();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void of_letsTheNextOneInOnlyAfterTheFirstHasEnded() {
        var turns = turns(Duration.ofSeconds(5));
        var first = Sinks.<String>one();
        var answered = turns.of(first.asMono().doOnNext(done::add)).toFuture();
        var second = turns.of(work("second")).toFuture();

        assertThat(second).isNotDone();
        first.tryEmitValue("first").orThrow();

        assertThat(answered).succeedsWithin(SOON).isEqualTo("first");
        assertThat(second).succeedsWithin(SOON).isEqualTo("second");
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void of_sendsAwayWhoWaitsForTooLong() {
        var turns = turns(Duration.ofSeconds(5));
        turns.of(Mono.never()).subscribe();
        now.set(START.plusSeconds(1));
        var waiting = turns.of(work("waiting")).toFuture();
        now.set(START.plusSeconds(4));

        assertThat(waiting)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(Problems.TOO_MANY_REQUESTS);
                    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                });
        assertThat(done).isEmpty();
    }

    @Test
    void of_releasesWhatWasRefused_andBringsInNothing() {
        var turns = turns(Duration.ofSeconds(5));
        var refused = new ProblemException(Problems.CONFLICT, "rule: a → b → a");

        assertThatThrownBy(() -> turns.of(Mono.error(refused)).block(SOON)).isSameAs(refused);
        assertThat(turns.of(Mono.<String>empty()).block(SOON)).isNull();
        turns.of(work("next")).block(SOON);

        assertThat(done).containsExactly("next");
    }

    @Test
    void of_bringsInFirst_whatADeadHolderDecided() {
        store.replace(SegmentTurn.FIRST.takenBy("ins_dead", START.plus(LEASE))).block();
        var turns = turns(Duration.ofSeconds(5));
        now.set(START.plus(LEASE).plusMillis(1));

        turns.of(work("next")).block(SOON);
        turns.of(work("after")).block(SOON);

        assertThat(done).containsExactly("brought in", "next", "after");
    }

    /** Each of them says that nothing of it will come any more; what it wrote before may not be in force. */
    @ParameterizedTest
    @MethodSource("endsThatAreKnown")
    void of_letsTheNextOneInAtOnce_whereTheWorkFailed_andBringsInFirst(RuntimeException fault) {
        var turns = turns(Duration.ofSeconds(5));

        assertThatThrownBy(() -> turns.of(Mono.error(fault)).block(SOON)).isSameAs(fault);
        turns.of(work("next")).block(SOON);
        turns.of(work("after")).block(SOON);

        assertThat(done).containsExactly("brought in", "next", "after");
    }

    /** What was left open is in force by then, and a refusal writes nothing. */
    @Test
    void of_isReleasedByARefusal_onceAllIsBroughtIn() {
        store.replace(SegmentTurn.FIRST.takenBy("ins_dead", START.minus(LEASE))).block();
        var turns = turns(Duration.ofSeconds(5));
        var refused = new ProblemException(Problems.CONFLICT, "rule: a → b → a");

        assertThatThrownBy(() -> turns.of(Mono.error(refused)).block(SOON)).isSameAs(refused);

        assertThat(store.load().block().isReleased()).isTrue();
        turns.of(work("next")).block(SOON);
        assertThat(done).containsExactly("brought in", "next");
    }

    @Test
    void of_staysOpen_whereTheBringingInIsRefused() {
        store.replace(SegmentTurn.FIRST.takenBy("ins_dead", START.minus(LEASE))).block();
        var refused = new ProblemException(Problems.CONFLICT, "rule: a → b → a");
        var turns =
                new SegmentTurns(store, now::get, "ins_1", limits(Duration.ofSeconds(5)), () -> Mono.error(refused));

        assertThatThrownBy(() -> turns.of(work("never")).block(SOON)).isSameAs(refused);

        assertThat(store.load().block().isLeftOpen()).isTrue();
        assertThat(done).isEmpty();
    }

    static List<RuntimeException> endsThatAreKnown() {
        var contended = new ProblemException(Problems.UNAVAILABLE, "aggregate seg_1: changed 20 times meanwhile");
        contended.initCause(new VersionConflict("seg_1", 7));
        return List.of(
                contended,
                new VersionConflict("seg_1", 7),
                new ProblemException(Problems.TOO_MANY_PENDING, "events of seg_1 not sent yet: 100"),
                new IllegalStateException("a rule that cannot be read"));
    }

    static List<Throwable> endsThatNobodyKnows() {
        return List.of(
                new ProblemException(Problems.UNAVAILABLE, "store: no answer"),
                new TimeoutException("store: no answer"));
    }

    @ParameterizedTest
    @MethodSource("endsThatNobodyKnows")
    void of_keepsTheTurn_whereTheStoreGaveNoAnswer(Throwable fault) {
        var turns = turns(Duration.ofSeconds(5));

        assertThatThrownBy(() -> turns.of(Mono.error(fault)).block(SOON)).isNotNull();

        assertThat(store.load().block().isHeld(START.plus(LEASE))).isTrue();
    }

    /** The write may still come, so that nobody else may decide until its time is over. */
    @Test
    void of_keepsTheTurn_whereNobodyKnowsWhatBecameOfTheWork() {
        var turns = turns(Duration.ofMillis(50));

        assertThatThrownBy(() -> turns.of(Mono.never()).block(SOON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE));
        assertThat(store.load().block().isHeld(START.plus(LEASE))).isTrue();

        now.set(START.plus(LEASE).plusMillis(1));
        turns.of(work("next")).block(SOON);
        assertThat(done).containsExactly("brought in", "next");
    }

    @Test
    void of_doesNotBegin_whereItsLeaseWasGivenTooLate() {
        var late = new SegmentTurnStore() {
            @Override
            public Mono<SegmentTurn> load() {
                return store.load();
            }

            @Override
            public Mono<Boolean> replace(SegmentTurn next) {
                return store.replace(next).doOnNext(won -> now.set(START.plusSeconds(11)));
            }
        };
        var turns = turns(late, Duration.ofSeconds(5));

        assertThatThrownBy(() -> turns.of(work("late")).block(SOON)).hasMessageContaining("not done in");
        assertThat(done).isEmpty();
        turns(Duration.ofSeconds(5)).of(work("next")).block(SOON);
        assertThat(done).containsExactly("next");
    }

    @Test
    void of_goesOnToItsEnd_thoughTheCallerHasGivenUp() {
        var turns = turns(Duration.ofSeconds(5));
        var work = Sinks.<String>one();
        turns.of(work.asMono().doOnNext(done::add)).subscribe().dispose();

        work.tryEmitValue("given up").orThrow();

        assertThat(done).containsExactly("given up");
        assertThat(store.load().block().isReleased()).isTrue();
    }

    private Mono<String> work(String what) {
        return Mono.fromSupplier(() -> {
            done.add(what);
            return what;
        });
    }

    private SegmentTurns turns(Duration workMax) {
        return turns(store, workMax);
    }

    private SegmentTurns turns(SegmentTurnStore on, Duration workMax) {
        return new SegmentTurns(
                on, now::get, "ins_1", limits(workMax), () -> Mono.fromRunnable(() -> done.add("brought in")));
    }

    private static SegmentTurns.Limits limits(Duration workMax) {
        return new SegmentTurns.Limits(LEASE, workMax, Duration.ofSeconds(2), Duration.ofSeconds(1));
    }
}
