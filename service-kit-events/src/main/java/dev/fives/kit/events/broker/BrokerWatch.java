package dev.fives.kit.events.broker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

/** Whether the broker answers, asked in rounds. */
final class BrokerWatch {
    private final BrokerClient broker;
    private volatile boolean up;

    BrokerWatch(BrokerClient broker, MeterRegistry meters) {
        this.broker = broker;
        Gauge.builder("fives.broker.up", () -> up ? 1 : 0)
                .description("1 while the broker answers")
                .register(meters);
    }

    /** As of the last question, which is at most an interval and a time limit ago. */
    boolean isUp() {
        return up;
    }

    Mono<Boolean> look() {
        return broker.ask(admin -> admin.describeCluster().nodes())
                .map(nodes -> !nodes.isEmpty())
                .onErrorReturn(false)
                .doOnNext(answered -> up = answered);
    }
}
