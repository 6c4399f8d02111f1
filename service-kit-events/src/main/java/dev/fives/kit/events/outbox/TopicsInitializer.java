package dev.fives.kit.events.outbox;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Creates the topics that are missing, in the background: an absent broker does not keep an application from starting.
 * A topic that exists is never altered: with another number of partitions its keys would change places, and order.
 */
public final class TopicsInitializer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicsInitializer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final Map<String, Object> adminSettings;
    private final TopicProperties properties;
    private final String prefix;
    private final Mono<Void> ready;
    private volatile boolean stopped;
    private volatile @Nullable Disposable work;

    public TopicsInitializer(Map<String, Object> adminSettings, TopicProperties properties, String prefix) {
        this.adminSettings = adminSettings;
        this.properties = properties;
        this.prefix = prefix;
        this.ready = Mono.fromCallable(this::createMissing)
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(MAX_PAUSE)
                        .filter(fault -> !stopped)
                        .doBeforeRetry(signal -> log.warn(
                                "topics: {} (tried again)", signal.failure().toString())))
                .then()
                .cache();
    }

    /** Completes when every topic is there. */
    public Mono<Void> ready() {
        return ready;
    }

    private int createMissing() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(adminSettings)) {
            var created = admin.createTopics(topics()).values();
            for (var topic : created.values()) {
                try {
                    topic.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return created.size();
        }
    }

    private List<NewTopic> topics() {
        return Stream.concat(
                        Arrays.stream(Topic.values())
                                .map(topic -> topic(
                                        topic.topicName(),
                                        Map.of(TopicConfig.RETENTION_MS_CONFIG, millis(properties.retention())))),
                        Arrays.stream(StateTopic.values()).map(topic -> topic(topic.topicName(), compacted())))
                .toList();
    }

    /** The same partitions for all: a state lies on the partition of the number of its events. */
    private NewTopic topic(String name, Map<String, String> cleaning) {
        Map<String, String> settings = new HashMap<>(cleaning);
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(properties.minInsyncReplicas()));
        return new NewTopic(prefix + name, properties.partitions(), properties.replication()).configs(settings);
    }

    private Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                millis(properties.tombstoneRetention()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                millis(properties.compactionLag()));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    @Override
    public void start() {
        stopped = false;
        work = ready.subscribe();
    }

    @Override
    public void stop() {
        stopped = true;
        work = null;
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return -1;
    }
}
