package dev.fives.kit.events.outbox;

import dev.fives.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
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
        return Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(
                                prefix + topic.topicName(), properties.partitions(), properties.replication())
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                String.valueOf(properties.retention().toMillis()),
                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                String.valueOf(properties.minInsyncReplicas()))))
                .toList();
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
