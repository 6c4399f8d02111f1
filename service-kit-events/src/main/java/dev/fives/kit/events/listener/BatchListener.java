package dev.fives.kit.events.listener;

import dev.fives.kit.events.consistency.Applied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * One batch: lanes by key side by side, each in order, the commit when all are done. Nothing thrown leaves it.
 *
 * <p>Keys come as bytes, so that a dead letter has the key as it was; a key that is no text shares a lane with others.
 */
final class BatchListener implements BatchAcknowledgingMessageListener<byte[], byte[]>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BatchListener.class);

    private static final Set<Outcome> APPLIED = Set.of(Outcome.HANDLED, Outcome.REPEATED, Outcome.SKIPPED);

    private final RecordHandling handling;
    private final @Nullable Parking parking;
    private final Progress progress;
    private final SequenceWatch sequences;
    private final Applied applied;
    private final ListenerProperties properties;
    private final ListenerMeters meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore lanesAtOnce;
    private volatile boolean storeAbsent;
    private volatile long stopAtNanos = Long.MAX_VALUE;
    private int refreshFailures;

    BatchListener(
            RecordHandling handling,
            @Nullable Parking parking,
            Progress progress,
            SequenceWatch sequences,
            Applied applied,
            ListenerProperties properties,
            ListenerMeters meters) {
        this.handling = handling;
        this.parking = parking;
        this.progress = progress;
        this.sequences = sequences;
        this.applied = applied;
        this.properties = properties;
        this.meters = meters;
        this.lanesAtOnce = new Semaphore(properties.lanes());
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment acknowledgment) {
        Acknowledgment commit = Objects.requireNonNull(acknowledgment);
        if (!refreshParking()) {
            commit.nack(0, backoff(refreshFailures));
            return;
        }
        run(lanes(batch));
        int firstOpen = firstOpen(batch);
        progress.committed(batch.subList(0, firstOpen));
        try {
            if (firstOpen == batch.size()) {
                commit.acknowledge();
            } else {
                commit.nack(firstOpen, pause(batch.subList(firstOpen, batch.size())));
            }
        } catch (RuntimeException e) { // a lost commit costs a repeat, no more; the next one covers it
            log.warn("{}: commit failed: {}", meters.listener(), e.getClass().getName());
        }
    }

    /** True while something is being tried again. */
    boolean isFaulted() {
        return storeAbsent || progress.isFaulted();
    }

    /** No event is begun after the shutdown budget; those running end. */
    void stopSoon() {
        stopAtNanos = System.nanoTime() + properties.shutdownBudget().toNanos();
    }

    /** After a stop, before the next start. */
    void resume() {
        stopAtNanos = Long.MAX_VALUE;
    }

    private boolean refreshParking() {
        try {
            if (parking != null) {
                parking.refreshIfStale();
            }
            storeAbsent = false;
            refreshFailures = 0;
        } catch (RuntimeException e) {
            storeAbsent = true;
            refreshFailures++;
            log.warn(
                    "{}: parked keys cannot be read, attempt {}: {}",
                    meters.listener(),
                    refreshFailures,
                    e.getMessage());
        }
        return !storeAbsent;
    }

    private List<Callable<Void>> lanes(List<ConsumerRecord<byte[], byte[]>> batch) {
        long end = System.nanoTime() + properties.batchBudget().toNanos();
        List<Callable<Void>> lanes = new ArrayList<>();
        batch.stream()
                .filter(record -> !progress.isDone(record))
                .collect(Collectors.groupingBy(BatchListener::lane))
                .values()
                .forEach(lane -> lanes.add(() -> run(lane, end)));
        return lanes;
    }

    private static String lane(ConsumerRecord<byte[], byte[]> record) {
        String key = AttributeReader.utf8(record.key());
        return key == null ? "" : key;
    }

    private void run(List<Callable<Void>> lanes) {
        try {
            threads.invokeAll(lanes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is not done stays open
        }
    }

    private @Nullable Void run(List<ConsumerRecord<byte[], byte[]>> lane, long endNanos) throws InterruptedException {
        lanesAtOnce.acquire();
        try {
            for (ConsumerRecord<byte[], byte[]> record : lane) {
                if (isPast(endNanos) || isPast(stopAtNanos) || !handle(record)) {
                    break;
                }
            }
        } finally {
            lanesAtOnce.release();
        }
        return null;
    }

    private static boolean isPast(long nanos) {
        return nanos != Long.MAX_VALUE && System.nanoTime() - nanos > 0;
    }

    private boolean handle(ConsumerRecord<byte[], byte[]> record) {
        int attempt = progress.failures(record) + 1;
        try {
            Outcome outcome = handling.handle(record, attempt);
            progress.done(record);
            if (APPLIED.contains(outcome)) {
                applied.note(record);
            }
            meters.count(outcome, record);
            if (sequences.isGap(record, outcome)) {
                meters.countGap();
                log.warn(
                        "{}: events are missing before {}-{}@{}",
                        meters.listener(),
                        record.topic(),
                        record.partition(),
                        record.offset());
            }
            return true;
        } catch (Throwable e) { // whatever it is, the container must not see it
            progress.failed(record);
            meters.count(Outcome.RETRIED, record);
            log.warn(
                    "{}: {}-{}@{} failed, attempt {}, will be tried again: {}",
                    meters.listener(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    attempt,
                    e instanceof TransientFault ? e.getMessage() : e.getClass().getName());
            return false;
        }
    }

    private int firstOpen(List<ConsumerRecord<byte[], byte[]>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (!progress.isDone(batch.get(i))) {
                return i;
            }
        }
        return batch.size();
    }

    /** None where only the time was up. */
    private Duration pause(List<ConsumerRecord<byte[], byte[]>> open) {
        return backoff(open.stream().mapToInt(progress::failures).max().orElse(0));
    }

    private Duration backoff(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration doubled = properties.firstBackoff().multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(properties.maxBackoff()) < 0 ? doubled : properties.maxBackoff();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
