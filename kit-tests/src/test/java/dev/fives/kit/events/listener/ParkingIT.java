package dev.fives.kit.events.listener;

import static dev.fives.kit.events.listener.ListenerStage.GROUP;
import static dev.fives.kit.events.listener.ListenerStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** With memory by sequence: what follows a refused event waits for it. */
@ExtendWith(LocalBackends.class)
class ParkingIT {
    private final Map<String, List<Long>> applied = new ConcurrentHashMap<>();
    private final Map<String, Long> refused = new ConcurrentHashMap<>();
    private final ListenerStage stage = new ListenerStage();

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @Test
    void refusedEvent_parksItsKeyAlone() {
        var application = parkAtTwo("cus_p", 5);
        stage.send("cus_other", 1);

        Eventually.until(SOON, () -> stage.committed() == 6);
        assertThat(applied).containsEntry("cus_p", List.of(1L)).containsEntry("cus_other", List.of(1L));
        ParkedStore store = application.getBean(ParkedStore.class);
        assertThat(store.left(id("cus_p")).block()).as("2, 3, 4 and 5 wait").isEqualTo(4);
        try (TopicReader letters = stage.deadLetters()) {
            assertThat(letters.recordsToEnd(SOON))
                    .as("only the refused one is a dead letter")
                    .hasSize(1);
        }
    }

    @Test
    void redrive_replaysInOrderAndFreesTheKey() {
        var application = parkAtTwo("cus_p", 5);
        Eventually.until(SOON, () -> stage.committed() == 5);
        Redrive redrive = application.getBean(Redrive.class);
        Gauge parked = application
                .getBean(MeterRegistry.class)
                .get("fives.listener.parked.keys")
                .gauge();
        Eventually.until("the meter tells of the key", SOON, () -> parked.value() == 1);

        var stillRefused = redrive.redrive(publicId("cus_p"), null).block();
        refused.clear();
        var done = redrive.redrive(publicId("cus_p"), null).block();
        stage.send("cus_p", 6);

        assertThat(stillRefused.left()).isEqualTo(4);
        assertThat(stillRefused.refusal()).contains("refused by the test");
        assertThat(done).isEqualTo(new Redrive.Redriven(4, 0, 0, null));
        Eventually.until(SOON, () -> stage.committed() == 6);
        assertThat(applied.get("cus_p")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        Eventually.until("the meter tells that it is free", SOON, () -> parked.value() == 0);
    }

    @Test
    void redrive_besideAppendsLosesNothingAndKeepsTheOrder() {
        var application = parkAtTwo("cus_p", 2);
        Eventually.until(SOON, () -> stage.committed() == 2);
        refused.clear();
        Redrive redrive = application.getBean(Redrive.class);

        for (long i = 3; i <= 60; i++) {
            stage.send("cus_p", i);
            if (i == 20) {
                redrive.redrive(publicId("cus_p"), null).subscribe();
            }
        }

        Eventually.until(
                SOON, () -> stage.committed() == 60 && applied.get("cus_p").size() == 60);
        assertThat(applied.get("cus_p"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void discard_throwsTheRefusedEventAwayAndAcceptsItsGap() {
        var application = parkAtTwo("cus_p", 4);
        Eventually.until(SOON, () -> stage.committed() == 4);

        var done = application
                .getBean(Redrive.class)
                .redrive(publicId("cus_p"), "a test")
                .block();

        assertThat(done).isEqualTo(new Redrive.Redriven(2, 1, 0, null));
        assertThat(applied.get("cus_p")).containsExactly(1L, 3L, 4L);
    }

    @Test
    void parkedKey_staysParkedWithTheNextInstance() {
        parkAtTwo("cus_p", 3);
        Eventually.until(SOON, () -> stage.committed() == 3);
        stage.stopAll();
        refused.clear();

        var next = stage.start(this::apply, true);
        stage.send("cus_p", 4);

        Eventually.until(SOON, () -> stage.committed() == 4);
        assertThat(applied.get("cus_p")).containsExactly(1L);
        assertThat(next.getBean(ParkedStore.class).left(id("cus_p")).block()).isEqualTo(3);
    }

    @Test
    void unpark_losesToAnAppendSinceTheKeyWasRead() {
        var application = parkAtTwo("cus_p", 2);
        Eventually.until(SOON, () -> stage.committed() == 2);
        ParkedStore store = application.getBean(ParkedStore.class);
        ParkedKey read = store.find(id("cus_p")).block();

        stage.send("cus_p", 3);
        Eventually.until(SOON, () -> stage.committed() == 3);

        assertThat(store.unpark(read).block()).as("an append moved the version").isFalse();
        assertThat(store.unpark(store.find(id("cus_p")).block()).block()).isTrue();
        // the listener still believes that the key is parked: it must find out, clean up and handle
        applied.put("cus_p", new java.util.concurrent.CopyOnWriteArrayList<>(List.of(3L)));
        stage.send("cus_p", 4);
        Eventually.until(SOON, () -> stage.committed() == 4);
        assertThat(applied.get("cus_p")).containsExactly(3L, 4L);
        assertThat(store.left(id("cus_p")).block()).as("only 2 and 3 of before").isEqualTo(2);
    }

    /** Sends 1..n and refuses the second. */
    private ConfigurableApplicationContext parkAtTwo(String customer, int events) {
        refused.put(customer, 2L);
        var application = stage.start(this::apply, true);
        for (long i = 1; i <= events; i++) {
            stage.send(customer, i);
        }
        return application;
    }

    /** A handler as one with memory by sequence is written; the list stands for the document. */
    private Mono<Void> apply(ReceivedEvent event) {
        return AcceptedGap.current().flatMap(gapAccepted -> {
            if (Long.valueOf(event.sequence()).equals(refused.get(event.key()))) {
                return Mono.error(new PermanentFault("version: refused by the test (expected: nothing)"));
            }
            List<Long> document =
                    applied.computeIfAbsent(event.key(), key -> new java.util.concurrent.CopyOnWriteArrayList<>());
            Long last = document.isEmpty() ? null : document.getLast();
            return switch (SequenceCheck.of(last, event.sequence(), gapAccepted)) {
                case SequenceCheck.Next next -> Mono.fromRunnable(() -> document.add(next.sequence()));
                case SequenceCheck.Repeat _ -> Mono.empty();
                case SequenceCheck.Gap gap -> Mono.error(gap.fault());
            };
        });
    }

    private String id(String customer) {
        return ParkedKey.documentId(GROUP, stage.topic(), customer);
    }

    private String publicId(String customer) {
        return new ParkedKey(GROUP, stage.topic(), customer, 0, java.time.Instant.EPOCH, null).publicId();
    }
}
