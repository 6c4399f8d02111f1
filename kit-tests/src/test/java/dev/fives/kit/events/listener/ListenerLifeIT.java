package dev.fives.kit.events.listener;

import static dev.fives.kit.events.listener.ListenerStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Restart, replay, shutdown, membership: the life of a listener around its events. */
@ExtendWith(LocalBackends.class)
class ListenerLifeIT {
    private static final Duration SEEN = Duration.ofSeconds(60);
    /** A container that cannot read needs a while to stop and to start again. */
    private static final Duration TRIED = Duration.ofMinutes(2);

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void stoppedContainer_isStartedAgain() {
        try (ListenerStage stage = new ListenerStage()) {
            var application = stage.start(this::remember, false);
            stage.send("cus_1", 1);
            Eventually.until(SOON, () -> seen.size() == 1);

            EventListener listener =
                    application.getBean(EventListeners.class).all().getFirst();
            listener.container().stop();
            stage.send("cus_1", 2);

            Eventually.until(SOON, () -> seen.size() == 2 && listener.isRunning());
            assertThat(application
                            .getBean(MeterRegistry.class)
                            .get("fives.listener.running")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void deadListener_isSeenAndStartedAgainWithPatience() {
        AtomicReference<Throwable> fault = new AtomicReference<>();
        try (ListenerStage stage = new ListenerStage("fives.listener.lag-interval=200ms")) {
            var application = stage.start(
                    this::remember,
                    false,
                    context -> context.registerBean(PollFaults.class, () -> new PollFaults(fault)));
            EventListener listener =
                    application.getBean(EventListeners.class).all().getFirst();
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            for (Throwable fatal : List.of(new TopicAuthorizationException("test"), new StackOverflowError("test"))) {
                seen.clear();
                double before = meters.get("fives.listener.restarts").counter().count();
                fault.set(fatal);
                Eventually.until("stopped", SEEN, () -> !listener.isRunning());
                Eventually.until("the meter tells", SEEN, () -> running(meters) == 0);
                Eventually.until(
                        "seen",
                        SEEN,
                        () -> stage.probe("/actuator/health/events").statusCode() == 503);
                assertThat(stage.probe("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                assertThat(stage.probe("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                stage.send("cus_1", 1);
                Eventually.until("lag without a listener", SEEN, () -> lag(meters) == 1);
                Eventually.until(
                        "tried in vain",
                        TRIED,
                        () -> meters.get("fives.listener.restarts").counter().count() > before + 1);

                fault.set(null);
                Eventually.until("healed", SEEN, () -> seen.size() == 1 && listener.isRunning());
                Eventually.until(
                        "UP", SEEN, () -> stage.probe("/actuator/health/events").statusCode() == 200);
                Eventually.until("lag", SEEN, () -> lag(meters) == 0);
                Eventually.until("the meter tells", SEEN, () -> running(meters) == 1);
            }
        }
    }

    private static double running(MeterRegistry meters) {
        return meters.get("fives.listener.running").gauge().value();
    }

    private static double lag(MeterRegistry meters) {
        return meters.get("fives.listener.lag").gauge().value();
    }

    @Test
    void meters_tellOfRepeatsGapsAndDeadLetters() {
        try (ListenerStage stage = new ListenerStage("fives.listener.lag-interval=200ms")) {
            var application = stage.start(
                    event -> switch (event.key()) {
                        case "cus_known" -> Repeat.dropped();
                        case "cus_refused" -> Mono.error(new PermanentFault("test: refused (expected: nothing)"));
                        default -> remember(event);
                    },
                    false);
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            List<String> all =
                    List.of("fives.listener.duplicates", "fives.listener.gaps", "fives.listener.dead.letters");
            assertThat(all).allMatch(name -> meters.get(name).counter().count() == 0, "there from the start");

            stage.send("cus_1", 1);
            stage.send("cus_1", 3);
            stage.send("cus_1", 2);
            stage.send("cus_1", 4);
            stage.send("cus_known", 1);
            stage.send("cus_refused", 1);
            stage.send("cus_refused", 2);
            Eventually.until(SOON, () -> stage.committed() == 7);

            assertThat(meters.get("fives.listener.gaps").counter().count()).isEqualTo(1);
            assertThat(meters.get("fives.listener.duplicates").counter().count())
                    .isEqualTo(1);
            assertThat(meters.get("fives.listener.dead.letters").counter().count())
                    .isEqualTo(2);
            Map.of("handled", 4.0, "repeated", 1.0, "dead-lettered", 2.0)
                    .forEach((outcome, count) -> assertThat(meters.get("fives.listener.records")
                                    .tag("outcome", outcome)
                                    .counter()
                                    .count())
                            .as(outcome)
                            .isEqualTo(count));
            Eventually.until(
                    SEEN,
                    () -> meters.get("fives.listener.dead.letters.kept").gauge().value() == 2);
            assertThat(meters.get("crm.event.e2e").timers())
                    .as("what was handled, not what was dropped")
                    .hasSize(2)
                    .extracting(timer -> timer.count())
                    .containsExactlyInAnyOrder(1L, 3L);
        }
    }

    @Test
    void longPause_keepsTheMembership() {
        // one of some: a machine so busy that nobody polls for so long takes it, too, but not each time
        assertThat(IntStream.range(0, 3).anyMatch(round -> staysOverALongPause()))
                .isTrue();
    }

    private boolean staysOverALongPause() {
        seen.clear();
        AtomicInteger attempts = new AtomicInteger();
        // the pause after the fault is longer than the time that a consumer may be without a poll
        try (ListenerStage stage = new ListenerStage(
                "fives.listener.handler-timeout=1s",
                "fives.listener.batch-budget=1s",
                "fives.listener.max-poll-interval=4s",
                "fives.listener.first-backoff=8s",
                "fives.listener.max-backoff=8s")) {
            stage.start(
                    event -> attempts.incrementAndGet() == 1
                            ? Mono.error(new IllegalStateException("once"))
                            : remember(event),
                    false);
            stage.send("cus_1", 1);
            Eventually.until(SOON, () -> attempts.get() == 1);
            Set<String> before = stage.members();

            Eventually.until(SOON, () -> stage.committed() == 1);

            return before.size() == 1 && stage.members().equals(before);
        }
    }

    @Test
    void shutdown_finishesTheBatchAndCommitsIt() throws InterruptedException {
        try (ListenerStage stage = new ListenerStage()) {
            CountDownLatch begun = new CountDownLatch(1);
            Sinks.Empty<Void> release = Sinks.empty();
            var application = stage.start(
                    event -> {
                        begun.countDown();
                        return release.asMono().then(remember(event));
                    },
                    false);
            stage.send("cus_1", 1);
            begun.await();

            Thread closing = Thread.ofVirtual().start(application::close);
            Eventually.until(
                    SOON, () -> !application.getBean(EventListeners.class).isRunning());
            release.tryEmitEmpty();
            closing.join();

            assertThat(seen).containsExactly("customer:cus_1-1");
            assertThat(stage.committed()).isEqualTo(1);
        }
    }

    @Test
    void stop_waitsForNoQuietPeriodOfTheNetwork() {
        // one of some: the machine may be busy, but a quiet period of two seconds would be in each of them
        assertThat(LongStream.range(0, 10)
                        .map(round -> nanosOfAStop())
                        .anyMatch(nanos -> nanos < Duration.ofSeconds(2).toNanos()))
                .isTrue();
    }

    private long nanosOfAStop() {
        try (ListenerStage stage = new ListenerStage()) {
            stage.start(this::remember, false);
            long began = System.nanoTime();
            stage.stopAll();
            return System.nanoTime() - began;
        }
    }

    @Test
    void replay_bringsEveryEventAgainInOrder() {
        try (ListenerStage stage = new ListenerStage()) {
            stage.start(this::remember, false);
            for (int i = 1; i <= 5; i++) {
                stage.send("cus_1", i);
            }
            Eventually.until(SOON, () -> stage.committed() == 5);
            stage.stopAll();
            List<String> first = List.copyOf(seen);
            seen.clear();

            stage.rewind();
            stage.start(this::remember, false);

            Eventually.until(SOON, () -> stage.committed() == 5);
            assertThat(seen).isEqualTo(first);
        }
    }

    @Test
    void structuredModeIsRead_unknownTypeIsSkipped_contextIsCarried() {
        List<String> contexts = new CopyOnWriteArrayList<>();
        try (ListenerStage stage = new ListenerStage()) {
            ProducerRecord<byte[], byte[]> unknown = stage.event("cus_1", 1);
            ListenerStage.put(unknown.headers(), CloudEventHeaders.TYPE, "crm.customer.of-tomorrow.v1");
            stage.send(unknown);
            stage.send(structured(stage));

            stage.start(
                    event -> RequestContext.current()
                            .doOnNext(context -> contexts.add(context.correlationId() + " " + context.causationId()))
                            .then(remember(event)),
                    false);

            Eventually.until(SOON, () -> stage.committed() == 2);
            assertThat(seen).containsExactly("customer:cus_1-2");
            assertThat(contexts).containsExactly("c-1 customer:cus_1-2");
        }
    }

    private static ProducerRecord<byte[], byte[]> structured(ListenerStage stage) {
        String value = """
                {"specversion":"1.0","type":"crm.customer.updated.v1","source":"/fives/customer/cus_1",
                 "id":"customer:cus_1-2","sequence":"00000000000000000002","subject":"cus_1",
                 "time":"2026-11-01T10:15:30Z","partitionkey":"cus_1","correlationid":"c-1",
                 "datacontenttype":"application/json",
                 "data":{"customerId":"cus_1","version":2,"history":false,"changedFields":[],"after":{},"ofTomorrow":1}}""";
        var record = new ProducerRecord<>(
                stage.topic(), "cus_1".getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        ListenerStage.put(
                record.headers(), CloudEventHeaders.CONTENT_TYPE, "application/cloudevents+json; charset=UTF-8");
        return record;
    }

    private Mono<Void> remember(ReceivedEvent event) {
        return Mono.fromRunnable(() -> seen.add(event.id()));
    }
}
