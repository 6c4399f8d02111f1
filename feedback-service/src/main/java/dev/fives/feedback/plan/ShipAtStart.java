package dev.fives.feedback.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes what is shipped when the service starts, so that it is seen before the first event needs it. */
public final class ShipAtStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShipAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Plans plans;
    private volatile @Nullable Disposable running;

    public ShipAtStart(Plans plans) {
        this.plans = plans;
    }

    @Override
    public void start() {
        running = Mono.defer(plans::shipped)
                .doOnError(fault -> log.warn("shipped surveys: {} (tried again)", fault.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
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
