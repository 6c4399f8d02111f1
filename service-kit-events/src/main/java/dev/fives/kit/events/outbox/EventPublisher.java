package dev.fives.kit.events.outbox;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The one place that writes events to topics; outbox and journal send through it. */
public final class EventPublisher {
    private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final Mono<Void> topicsReady;
    private final String topicPrefix;
    private final Duration sendTimeout;
    private final RealClock clock;
    private final Timer published;
    private final Counter failures;
    /** The producer waits in send() for metadata and for room in its buffer, which no event loop may. */
    private final Scheduler mayWait = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    public EventPublisher(
            KafkaTemplate<String, byte[]> kafka,
            Mono<Void> topicsReady,
            String topicPrefix,
            Duration sendTimeout,
            RealClock clock,
            MeterRegistry meters) {
        this.kafka = kafka;
        // its listener would log every failed record with its content; the relay tells of failures, by id
        kafka.setProducerListener(null);
        this.topicsReady = topicsReady;
        this.topicPrefix = topicPrefix;
        this.sendTimeout = sendTimeout;
        this.clock = clock;
        this.published = Timer.builder("fives.outbox.publish")
                .description("From the write of an event to its acknowledgement by the broker")
                .publishPercentileHistogram()
                .register(meters);
        this.failures = Counter.builder("fives.outbox.publish.failures")
                .description("Sends that were not acknowledged; the event stays pending")
                .register(meters);
    }

    /** Completes when the broker has acknowledged the event; an error tells nothing about whether it is on the topic. */
    public Mono<Void> send(PendingEvent event, String key) {
        return send(EventRecords.of(event, key, topicPrefix))
                .doOnSuccess(sent -> published.record(Duration.between(event.at(), clock.instant())));
    }

    /** As for an event, for a record of another kind, its topic by its full name. */
    public Mono<Void> send(ProducerRecord<String, byte[]> record) {
        return topicsReady
                .then(Mono.defer(() -> Mono.fromFuture(kafka.send(record), true))
                        .subscribeOn(mayWait))
                .timeout(sendTimeout)
                .publishOn(Schedulers.parallel())
                .doOnError(this::failed)
                .then();
    }

    private void failed(Throwable fault) {
        failures.increment();
        if (isFatal(fault)) {
            log.warn("producer: {} (a new one is made)", fault.toString());
            mayWait.schedule(kafka.getProducerFactory()::reset);
        }
    }

    /** After these a producer refuses every further record. */
    private static boolean isFatal(@Nullable Throwable fault) {
        return switch (fault) {
            case null -> false;
            case ProducerFencedException _,
                    InvalidPidMappingException _,
                    InvalidProducerEpochException _,
                    OutOfOrderSequenceException _,
                    AuthorizationException _ -> true;
            default -> isFatal(fault.getCause());
        };
    }
}
