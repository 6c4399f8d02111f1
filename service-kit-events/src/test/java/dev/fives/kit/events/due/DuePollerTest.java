package dev.fives.kit.events.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DuePollerTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final DueProperties LIMITS = new DueProperties(Duration.ofMillis(10), 2, Duration.ofMillis(10));

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Reminders reminders = new Reminders();
    private final DuePoller poller = new DuePoller(List.of(reminders), now::get, LIMITS, meters);

    @AfterEach
    void stop() {
        poller.stop();
    }

    @Test
    void clockThatJumps_firesWhatBecameDueInOrder() throws InterruptedException {
        reminders.add(START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(9));
        poller.start();
        assertThat(reminders.fired).isEmpty();

        now.set(START.plusSeconds(5));

        assertThat(reminders.three.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(reminders.fired).containsExactly(START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3));
    }

    @Test
    void failure_doesNotEndThePolling() throws InterruptedException {
        reminders.failing = true;
        reminders.add(START, START, START);
        reminders.add(START.minusSeconds(1), START.minusSeconds(2), START.minusSeconds(3));
        poller.start();
        assertThat(reminders.failed.await(60, TimeUnit.SECONDS)).isTrue();

        reminders.failing = false;

        assertThat(reminders.three.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void overdue_isTheAgeOfTheOldest() throws InterruptedException {
        reminders.failing = true;
        reminders.add(START.minusSeconds(90));
        poller.start();
        assertThat(reminders.looked.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(meters.get("fives.due.overdue")
                        .tag("name", "reminders")
                        .gauge()
                        .value())
                .isEqualTo(90.0);
    }

    private static final class Reminders implements DueWork {
        final ConcurrentSkipListSet<Instant> waiting = new ConcurrentSkipListSet<>();
        final List<Instant> fired = new CopyOnWriteArrayList<>();
        final CountDownLatch three = new CountDownLatch(3);
        final CountDownLatch failed = new CountDownLatch(2);
        final CountDownLatch looked = new CountDownLatch(3);
        volatile boolean failing;

        void add(Instant... due) {
            waiting.addAll(List.of(due));
        }

        @Override
        public String name() {
            return "reminders";
        }

        @Override
        public Mono<Integer> fireDue(Instant businessNow, int limit) {
            if (failing) {
                failed.countDown();
                return Mono.error(new IllegalStateException("store is away"));
            }
            return Mono.fromSupplier(() -> {
                var due =
                        waiting.headSet(businessNow, true).stream().limit(limit).toList();
                due.forEach(this::fire);
                return due.size();
            });
        }

        private void fire(Instant due) {
            waiting.remove(due);
            fired.add(due);
            three.countDown();
        }

        @Override
        public Mono<Instant> oldestDue() {
            looked.countDown();
            return Mono.justOrEmpty(waiting.isEmpty() ? null : waiting.first());
        }
    }
}
