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
