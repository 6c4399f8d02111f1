package dev.fives.kit.messages.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class UnderWayTest {
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Sinks.One<String> answer = Sinks.one();

    @Test
    void step_comesToItsEnd_thoughWhoeverWaitedHasGone_andTheStopWaitsForIt() {
        UnderWay underWay = new UnderWay(Duration.ofMinutes(1));
        var waiting = underWay.toItsEnd(answer.asMono().doOnNext(taken -> done.set(true)))
                .subscribe();

        waiting.dispose();
        underWay.stop(() -> stopped.set(true));
        assertThat(done).isFalse();
        assertThat(stopped).isFalse();
        answer.tryEmitValue("250").orThrow();

        assertThat(done).isTrue();
        await(stopped);
    }

    @Test
    void stop_doesNotWaitForEver() {
        UnderWay underWay = new UnderWay(Duration.ofMillis(50));
        underWay.toItsEnd(answer.asMono()).subscribe();

        underWay.stop(() -> stopped.set(true));

        await(stopped);
    }

    private static void await(AtomicBoolean what) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!what.get() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(what).isTrue();
    }
}
