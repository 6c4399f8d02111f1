package dev.fives.segmentation.config;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Runs a step again and again while the application runs, with a pause after each; a step that fails is no end. */
final class RepeatedStep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RepeatedStep.class);

    private final String name;
    private final Duration pause;
    private final Supplier<Mono<Void>> step;
    private volatile @Nullable Disposable running;

    RepeatedStep(String name, Duration pause, Supplier<Mono<Void>> step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
    }

    @Override
    public void start() {
        running = Mono.defer(step)
                .onErrorResume(fault -> {
                    log.warn("{}: {} (expected: it goes on at the next step)", name, fault.toString());
                    return Mono.empty();
                })
                .then(Mono.delay(pause, Schedulers.parallel()))
                .repeat()
                .subscribe();
    }

    @Override
    public void stop() {
        var present = running;
        if (present != null) {
            present.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
