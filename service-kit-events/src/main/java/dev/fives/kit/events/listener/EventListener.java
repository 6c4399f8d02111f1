package dev.fives.kit.events.listener;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * The container of one subscription. One consumer is enough: lanes give it width, further instances of the service more.
 */
final class EventListener {
    private static final Logger log = LoggerFactory.getLogger(EventListener.class);
    private static final Duration FIRST_RESTART = Duration.ofSeconds(1);
    private static final Duration MAX_RESTART = Duration.ofSeconds(8);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final String CONNECTIONS = "connection-count";

    private final Subscription subscription;
    private final BatchListener batches;
    private final ListenerProperties properties;
    private final Runnable restarted;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private int restarts;
    private long restartAtNanos;

    EventListener(
            Subscription subscription,
            String topic,
            String groupId,
            BatchListener batches,
            Assignment assignment,
            Runnable restarted,
            ConsumerFactory<byte[], byte[]> consumers,
            ListenerProperties properties,
            ApplicationContext application) {
        this.subscription = subscription;
        this.batches = batches;
        this.properties = properties;
        this.restarted = restarted;
        ContainerProperties settings = new ContainerProperties(topic);
        settings.setGroupId(groupId);
        settings.setMessageListener(batches);
        settings.setPollTimeout(pollTimeout(properties).toMillis());
        settings.setAckMode(ContainerProperties.AckMode.MANUAL);
        settings.setShutdownTimeout(
                properties.handlerTimeout().plus(properties.shutdownBudget()).toMillis());
        settings.setConsumerRebalanceListener(assignment);
        this.container = new ConcurrentMessageListenerContainer<>(consumers, settings);
        container.setBeanName("listener-" + groupId + "-" + topic);
        container.setApplicationContext(application);
        container.setApplicationEventPublisher(application);
        container.setCommonErrorHandler(endless());
    }

    /** A pause ends only between two polls, and while a poll waits for other records it is not looked at. */
    private static Duration pollTimeout(ListenerProperties properties) {
        Duration first = properties.firstBackoff();
        return first.compareTo(LONGEST_POLL) < 0 ? first : LONGEST_POLL;
    }

    /** Nothing should reach it. If something does, the default would give up after ten attempts and skip the batch. */
    private DefaultErrorHandler endless() {
        return new DefaultErrorHandler(
                new FixedBackOff(properties.maxBackoff().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
    }

    Subscription subscription() {
        return subscription;
    }

    void start() {
        batches.resume();
        container.start();
    }

    void stop(Runnable stopped) {
        batches.stopSoon();
        container.stop(stopped);
    }

    void close() {
        batches.close();
    }

    boolean isRunning() {
        return container.isRunning() && container.isChildRunning();
    }

    boolean isFaulted() {
        return batches.isFaulted();
    }

    /** Whether the client has a connection to any broker; idle ones are kept open by heartbeats. */
    boolean isConnected() {
        return container.metrics().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals(CONNECTIONS))
                .anyMatch(EventListener::isPositive);
    }

    /** Starts again what has stopped by itself, ever more patiently. */
    void watch() {
        if (isRunning()) {
            restarts = 0;
        } else if (restarts == 0 || System.nanoTime() - restartAtNanos >= 0) {
            log.error(
                    "listener {} on {} has stopped, start {} follows",
                    subscription.group(),
                    subscription.topic(),
                    ++restarts);
            restartAtNanos = System.nanoTime() + patience().toNanos();
            restarted.run();
            container.stop();
            start();
        }
    }

    /** For tests of the watch: stops the consumers as a fatal fault would. */
    ConcurrentMessageListenerContainer<byte[], byte[]> container() {
        return container;
    }

    private Duration patience() {
        Duration doubled = FIRST_RESTART.multipliedBy(1L << Math.min(restarts, 3));
        return doubled.compareTo(MAX_RESTART) < 0 ? doubled : MAX_RESTART;
    }

    private static boolean isPositive(Map.Entry<MetricName, ? extends Metric> metric) {
        return metric.getValue().metricValue() instanceof Number number && number.doubleValue() > 0;
    }

    record Assignment(
            Progress progress,
            SequenceWatch sequences,
            @Nullable Parking parking) implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            if (parking != null) {
                parking.partitionsAssigned();
            }
        }

        @Override
        public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            lost(partitions);
        }

        private void lost(Collection<TopicPartition> partitions) {
            progress.lost(partitions);
            sequences.lost(partitions);
        }

        @Override
        public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            lost(partitions);
        }
    }
}
