package dev.fives.benchmarks.backlog;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes purchases to the topic through the publisher that the relay of customer-service uses: the same records. */
final class BacklogWriter {
    private static final Duration SEND = Duration.ofSeconds(45);
    private static final int IN_FLIGHT = 500;

    private BacklogWriter() {}

    /** Returns when the broker has acknowledged all of them; their number. */
    static long write(String bootstrapServers, String prefix, Backlog backlog, IntStream numbers) {
        // a new topic may refuse the first batch and take the second, and then never takes the first one
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "linger.ms", 5,
                "batch.size", 65_536,
                "max.in.flight.requests.per.connection", 1);
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        RealClock clock = RealClock.system();
        PendingEvents events = new PendingEvents(BusinessClock.system(), clock);
        EventPublisher publisher = new EventPublisher(
                new KafkaTemplate<>(producers), Mono.empty(), prefix, SEND, clock, new SimpleMeterRegistry());
        try {
            Long written = Flux.fromStream(numbers.boxed())
                    .map(backlog::purchase)
                    .flatMap(
                            purchase -> publisher
                                    .send(recorded(events, purchase), purchase.customerId())
                                    .thenReturn(purchase),
                            IN_FLIGHT)
                    .count()
                    .block();
            return written == null ? 0 : written;
        } finally {
            producers.destroy();
        }
    }

    private static PendingEvent recorded(PendingEvents events, PurchaseChanged purchase) {
        return events.of(
                RequestContext.internal("backlog"),
                "purchase",
                purchase.purchaseId(),
                1,
                new NewEvent(EventTypes.PURCHASE_RECORDED, purchase, purchase.at()));
    }
}
