package dev.fives.kit.time;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Work that is done again and again while the application runs: a first round at the start or a pause after it, then a
 * pause after each. A round that fails is told and is no end. Starts after everything else and stops before it.
 */
public final class Rounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration before;
    private final Duration pause;
    private final Supplier<? extends Mono<?>> round;
    private final Disposable.Swap loop = Disposables.swap();
    private volatile boolean running;
    private volatile boolean failing;

    /**
     * @param name as the log tells it when a round fails
     * @param pause from the end of a round to the next
     */
    public Rounds(String name, Duration pause, Supplier<? extends Mono<?>> round) {
        this(name, Duration.ZERO, pause, round);
    }

    private Rounds(String name, Duration before, Duration pause, Supplier<? extends Mono<?>> round) {
        this.name = name;
        this.before = before;
        this.pause = pause;
        this.round = round;
    }

    /** For what has time: the start has enough to do without it. */
    public static Rounds afterAPause(String name, Duration pause, Supplier<? extends Mono<?>> round) {
        return new Rounds(name, pause, pause, round);
    }

    @Override
    public void start() {
        running = true;
        loop.update((before.isZero() ? Mono.empty() : Mono.delay(before))
                .thenMany(Mono.defer(() -> round.get().then())
                        .doOnSuccess(done -> failing = false)
                        .onErrorResume(this::tell)
                        .then(Mono.delay(pause))
                        .repeat())
                .subscribe());
    }

    /** The first failure in a row is told whole, the others by their kind alone: a store may be away for long. */
    private Mono<Void> tell(Throwable fault) {
        if (failing) {
            log.warn(
                    "{}: failed again, {} (next round in {})",
                    name,
                    fault.getClass().getName(),
                    pause);
        } else {
            // as a cause, whose message the log's format leaves out where it may repeat a value
            log.atWarn().setCause(fault).log("{}: failed (next round in {})", name, pause);
        }
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop() {
        running = false;
        loop.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
