package dev.fives.segmentation.segment.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Repeats the second step of publishing and archiving for segments where a crash left it out. */
public final class SegmentRepair implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SegmentRepair.class);

    private final SegmentsInForce inForce;
    private final Duration pause;
    private volatile @Nullable Disposable running;

    public SegmentRepair(SegmentsInForce inForce, Duration pause) {
        this.inForce = inForce;
        this.pause = pause;
    }

    @Override
    public void start() {
        running = Mono.defer(inForce::bringAll)
                .onErrorResume(fault -> {
                    log.warn("segment repair: {} (expected: it goes on at the next step)", fault.toString());
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
