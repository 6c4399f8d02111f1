package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class CallTimeTest {
    private final AtomicLong nanos = new AtomicLong();
    private final CallTime time = new CallTime(nanos::get);

    /** Asked for one, and none comes: the caller's. Not asked, though some is there: the service's. */
    @Test
    void timeOfABody_isHisWhoTheOtherWaitsFor() {
        Sinks.Many<String> body = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(time.timed(body.asFlux()), 0)
                .then(() -> pass(1))
                .thenRequest(2)
                .then(() -> pass(10))
                .then(() -> body.tryEmitNext("a"))
                .expectNext("a")
                .then(() -> pass(100))
                .then(() -> body.tryEmitNext("b"))
                .expectNext("b")
                .then(() -> body.tryEmitNext("c"))
                .then(() -> pass(1_000))
                .then(() -> assertThat(time.ofCaller()).isEqualTo(Duration.ofSeconds(110)))
                .thenRequest(1)
                .expectNext("c")
                .thenRequest(1)
                .then(() -> pass(10_000))
                .then(body::tryEmitComplete)
                .verifyComplete();
        pass(100_000);

        assertThat(time.ofCaller()).isEqualTo(Duration.ofSeconds(10_110));
        assertThat(time.ofService()).isEqualTo(Duration.ofSeconds(101_001));
    }

    @Test
    void callWithoutABody_isTheServices() {
        pass(7);

        assertThat(time.ofService()).isEqualTo(Duration.ofSeconds(7));
        assertThat(time.ofCaller()).isZero();
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
