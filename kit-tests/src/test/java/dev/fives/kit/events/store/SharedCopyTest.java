package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SharedCopyTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();
    private Mono<Integer> source = Mono.fromSupplier(readings::incrementAndGet);
    private final SharedCopy<Integer> copy = new SharedCopy<>(() -> source, Duration.ofMillis(100), nanos::get);

    @Test
    void copy_isHandedOutForHalfOfItsTime_andDecidesForAllOfIt() {
        assertThat(copy.known()).isEmpty();
        assertThat(copy.current().block()).isEqualTo(1);
        advance(49);
        assertThat(copy.current().block()).isEqualTo(1);
        advance(50);
        assertThat(copy.known()).contains(1);
        advance(1);
        assertThat(copy.known()).isEmpty();
        assertThat(copy.current().block()).isEqualTo(2);
    }

    /** Its age counts from where it began. */
    @Test
    void readingThatLasts_decidesNothingBeforeItIsThere_norLongAfter() {
        Sinks.One<Integer> slow = Sinks.one();
        source = slow.asMono();
        var first = copy.current().toFuture();
        assertThat(copy.known()).isEmpty();
        advance(99);
        slow.tryEmitValue(7);
        assertThat(first).isCompletedWithValue(7);
        assertThat(copy.known()).contains(7);
        advance(1);
        assertThat(copy.known()).isEmpty();
    }

    /** Each reading takes more than half of the time, after which the next who asks begins another. */
    @Test
    void slowReading_leavesTheDecisionToTheOneBefore() {
        Sinks.One<Integer> first = Sinks.one();
        source = first.asMono();
        copy.current().subscribe();
        advance(60);
        Sinks.One<Integer> second = Sinks.one();
        source = second.asMono();
        copy.current().subscribe();
        first.tryEmitValue(1);

        assertThat(copy.known()).contains(1);
        advance(39);
        assertThat(copy.known()).contains(1);
        advance(1);
        assertThat(copy.known()).isEmpty();
        second.tryEmitValue(2);
        assertThat(copy.known()).contains(2);
    }

    @Test
    void readingThatBeganEarlier_isNotTakenForALaterOne() {
        Sinks.One<Integer> first = Sinks.one();
        source = first.asMono();
        copy.current().subscribe();
        advance(60);
        source = Mono.just(2);
        copy.current().subscribe();
        first.tryEmitValue(1);

        assertThat(copy.known()).contains(2);
    }

    @Test
    void readingThatFailed_isNotKept() {
        source = Mono.error(new IllegalStateException("store away"));
        assertThatThrownBy(() -> copy.current().block()).hasMessage("store away");
        assertThat(copy.known()).isEmpty();

        source = Mono.just(3);
        assertThat(copy.current().block()).isEqualTo(3);
    }

    private void advance(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
