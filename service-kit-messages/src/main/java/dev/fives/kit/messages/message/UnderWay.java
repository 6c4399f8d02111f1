package dev.fives.kit.messages.message;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What has been begun is brought to its end, also where the application stops meanwhile: a mail that is cut off while it
 * is handed over would be one of which nobody knows.
 */
public final class UnderWay implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** Rounds stop first, so that nothing is begun any more. */
    private static final int AFTER_ROUNDS = DEFAULT_PHASE - 1;

    private final Duration patience;
    private final AtomicInteger steps = new AtomicInteger();
    private volatile boolean running;

    /** @param patience of the stop, real time */
    public UnderWay(Duration patience) {
        this.patience = patience;
    }

    /** Whoever waits for it may go. */
    <T> Mono<T> toItsEnd(Mono<T> step) {
        return Mono.defer(() -> {
            steps.incrementAndGet();
            return step.doFinally(end -> steps.decrementAndGet()).cache();
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Flux.interval(Duration.ZERO, PAUSE)
                .filter(tick -> steps.get() == 0)
                .next()
                .timeout(patience, Mono.just(0L))
                .subscribe(tick -> done.run());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_ROUNDS;
    }
}
