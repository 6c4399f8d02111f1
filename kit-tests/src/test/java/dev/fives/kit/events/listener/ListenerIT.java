package dev.fives.kit.events.listener;

import static dev.fives.kit.events.listener.ListenerStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@ExtendWith(LocalBackends.class)
class ListenerIT {
    private final Map<String, List<Long>> seen = new ConcurrentHashMap<>();
    private ListenerStage stage = new ListenerStage();

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @Test
    void lane_keepsTheOrderOfItsKey() {
        for (int i = 1; i <= 50; i++) {
            for (int customer = 0; customer < 10; customer++) {
                stage.sendSoon("cus_" + customer, i);
            }
        }

        stage.start(
                event -> Mono.delay(Duration.ofNanos(event.sequence() % 7 * 100_000))
                        .then(remember(event)),
                false);

        Eventually.until(SOON, () -> stage.committed() == 500);
        assertThat(seen)
                .hasSize(10)
                .allSatisfy((customer, sequences) -> assertThat(sequences)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 50).boxed().toList()));
    }

    @Test
    void lanes_runSideBySide() {
        CountDownLatch together = new CountDownLatch(8);
        for (int customer = 0; customer < 8; customer++) {
            stage.send("cus_" + customer, 1);
        }

        // each waits for all others: with fewer lanes than keys at once, none would end within the handler's time
        stage.start(event -> meet(together).then(remember(event)), false);

        Eventually.until(SOON, () -> stage.committed() == 8);
    }

    @Test
    void commit_waitsForEveryLane() {
        AtomicBoolean open = new AtomicBoolean();
        stage.send("cus_slow", 1);
        for (int customer = 0; customer < 10; customer++) {
            stage.send("cus_" + customer, 1);
        }

        stage.start(
                event -> event.key().equals("cus_slow")
                        ? Mono.defer(
                                () -> open.get() ? remember(event) : Mono.error(new IllegalStateException("not yet")))
                        : remember(event),
                false);

        Eventually.until(SOON, () -> seen.size() == 10);
        long behind = stage.committed();
        open.set(true);
        Eventually.until(SOON, () -> stage.committed() == 11);
        assertThat(behind).isLessThan(11);
        assertThat(seen.values())
                .as("nobody was handled twice meanwhile")
                .allSatisfy(all -> assertThat(all).hasSize(1));
    }

    @Test
    void transientFault_isTriedInOrderUntilItPasses() {
        AtomicInteger failures = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        var application =
                stage.start(event -> event.sequence() == 2 && broken.get() ? fail(failures) : remember(event), false);
        for (int i = 1; i <= 5; i++) {
            stage.send("cus_1", i);
        }

        ListenerHealth health = application.getBean(ListenerHealth.class);
        // far below the five seconds that a poll lasts by default, while which no pause ends
        Eventually.until(Duration.ofSeconds(60), () -> failures.get() > 5);
        Eventually.until(SOON, () -> health.health().getStatus().getCode().equals("DOWN"));
        assertThat(seen.get("cus_1")).containsExactly(1L);
        broken.set(false);

        Eventually.until(SOON, () -> stage.committed() == 5);
        assertThat(seen.get("cus_1")).containsExactly(1L, 2L, 3L, 4L, 5L);
        Eventually.until(SOON, () -> health.health().getStatus().getCode().equals("UP"));
    }

    private Mono<Void> remember(ReceivedEvent event) {
        return Mono.fromRunnable(() -> seen.computeIfAbsent(event.key(), key -> new CopyOnWriteArrayList<>())
                .add(event.sequence()));
    }

    /** An Error, which the container itself would not survive. */
    private static Mono<Void> fail(AtomicInteger failures) {
        failures.incrementAndGet();
        return Mono.error(new NoClassDefFoundError("of the handler"));
    }

    private static Mono<Void> meet(CountDownLatch latch) {
        return Mono.fromRunnable(() -> {
            latch.countDown();
            try {
                // where the first poll brings some of them alone, they are tried again with the others
                if (!latch.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("lanes do not run side by side");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
