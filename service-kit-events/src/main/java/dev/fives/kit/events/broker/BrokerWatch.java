package dev.fives.kit.events.broker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Asks the broker at an interval whether it answers. */
final class BrokerWatch implements SmartLifecycle {
    private final BrokerClient broker;
    private final Duration interval;
    private volatile @Nullable Disposable loop;
    private volatile boolean up;

    BrokerWatch(BrokerClient broker, Duration interval, MeterRegistry meters) {
        this.broker = broker;
        this.interval = interval;
        Gauge.builder("fives.broker.up", () -> up ? 1 : 0)
                .description("1 while the broker answers")
                .register(meters);
    }

    /** As of the last question, which is at most an interval and a time limit ago. */
    boolean isUp() {
        return up;
    }

    @Override
    public void start() {
        loop = Mono.defer(this::look).then(Mono.delay(interval)).repeat().subscribe();
    }

    private Mono<Boolean> look() {
        return broker.ask(admin -> admin.describeCluster().nodes())
                .map(nodes -> !nodes.isEmpty())
                .onErrorReturn(false)
                .doOnNext(answered -> up = answered);
    }

    @Override
    public void stop() {
        var running = loop;
        if (running != null) {
            running.dispose();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
