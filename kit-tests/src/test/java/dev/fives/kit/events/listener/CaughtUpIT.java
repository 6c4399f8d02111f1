package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** The group is played: whoever commits is another instance. One customer, so one partition. */
@ExtendWith(LocalBackends.class)
class CaughtUpIT {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final CaughtUpProperties LIMITS =
            new CaughtUpProperties(PAUSE, Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final ListenerStage stage = new ListenerStage();
    /** To the broker: which partitions there are, where they end, where they begin; then what is committed. */
    private final AtomicInteger questions = new AtomicInteger();

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", LocalBackends.bootstrapServers()));
    private final String group = LocalBackends.freshName() + ".hearer";
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GroupCaughtUp caughtUp = caughtUp(admin, LIMITS);

    CaughtUpIT() {
        caughtUp.register(meters, "hearer");
    }

    private GroupCaughtUp caughtUp(Admin asked, CaughtUpProperties limits) {
        return new GroupCaughtUp(
                () -> {
                    questions.incrementAndGet();
                    return asked;
                },
                group,
                () -> List.of(stage.topic()),
                limits,
                RealClock.system());
    }

    @AfterEach
    void close() {
        stage.close();
        admin.close();
    }

    private void commit(long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> all = partitions().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(group, all).all().get();
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, 3)
                .mapToObj(partition -> new TopicPartition(stage.topic(), partition))
                .toList();
    }

    private double waiting() {
        return meters.get("fives.caught.up.waiting").gauge().value();
    }

    @Test
    void topicsWithoutRecords_keepNobodyWaiting() {
        caughtUp.withAll().block(DEADLINE);

        assertThat(waiting()).isZero();
    }

    @Test
    void unreadRecord_isWaitedFor_untilItsOffsetIsCommitted() throws Exception {
        stage.send("cus_1", 1);
        stage.send("cus_1", 2);
        commit(1);
        CompletableFuture<Void> through = caughtUp.withAll().toFuture();

        assertThat(through).isNotDone();
        Eventually.until("seen on the meter", DEADLINE, () -> waiting() > LOOK.toMillis() / 1000.0);
        assertThat(through).isNotDone();
        commit(2);
        assertThat(through).succeedsWithin(DEADLINE);
        assertThat(waiting()).isZero();
    }

    @Test
    void recordThatCameAfterTheQuestion_isNotWaitedFor() throws Exception {
        stage.send("cus_1", 1);
        CompletableFuture<Void> through = caughtUp.withAll().toFuture();
        Eventually.until("the ends are known", DEADLINE, () -> questions.get() > 3);
        stage.send("cus_1", 2);
        commit(1);

        assertThat(through).succeedsWithin(DEADLINE);
    }

    @Test
    void recordsThatExpiredUnread_areNotWaitedFor() throws Exception {
        stage.send("cus_1", 1);
        admin.deleteRecords(
                        partitions().stream().collect(Collectors.toMap(p -> p, p -> RecordsToDelete.beforeOffset(-1))))
                .all()
                .get();

        caughtUp.withAll().block(DEADLINE);
        assertThat(waiting()).isZero();
    }

    @Test
    void withoutABroker_nothingMayBeDecided() {
        try (Admin nobody = Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", 200, "default.api.timeout.ms", 200))) {
            CaughtUp deaf = caughtUp(nobody, LIMITS);

            assertThatThrownBy(() -> deaf.withAll().block(DEADLINE)).hasMessageContaining("imed out");
        }
    }

    @Test
    void patience_ends_soThatItIsTold() {
        stage.send("cus_1", 1);
        CaughtUp impatient = caughtUp(admin, new CaughtUpProperties(PAUSE, Duration.ofSeconds(5), LOOK));

        assertThatThrownBy(() -> impatient.withAll().block(DEADLINE)).hasMessageContaining("expected: less lag");
    }

    /** With a listener of our own: what it is busy with is not handled yet. */
    @Test
    void listenerThatIsBusy_isWaitedFor() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        var application = stage.start(
                event -> Mono.fromCallable(() -> mayGoOn.await(60, TimeUnit.SECONDS))
                        .then(),
                false);
        CaughtUp own = application.getBean(CaughtUps.class).of(ListenerStage.GROUP);
        own.withAll().block(DEADLINE);
        stage.send("cus_1", 1);
        CompletableFuture<Void> through = own.withAll().toFuture();

        assertThat(through).failsWithin(LOOK);
        mayGoOn.countDown();
        own.withAll().block(DEADLINE);
    }
}
