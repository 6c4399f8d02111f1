package dev.fives.kit.events.self;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.index.EventIndex;
import dev.fives.kit.events.index.HistoryAutoConfiguration;
import dev.fives.kit.events.index.OwnConsumers;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.events.outbox.TopicsInitializer;
import dev.fives.kit.events.state.StateKeeper;
import dev.fives.kit.events.state.StateProperties;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** The listener on the service's own topics, and its state topics where it declares a {@link StateSource}. */
@AutoConfiguration(after = HistoryAutoConfiguration.class)
@EnableConfigurationProperties({SelfProperties.class, StateProperties.class})
public class SelfAutoConfiguration {
    private static final String TOPIC_PREFIX = "${fives.topic-prefix:}";

    @Bean
    StateKeepers stateKeepers(
            ObjectProvider<StateSource> sources,
            EventPublisher publisher,
            KafkaTemplate<String, byte[]> kafka,
            OwnConsumers consumers,
            BusinessClock businessClock,
            RealClock realClock,
            StateProperties limits,
            MeterRegistry meters,
            @Value(TOPIC_PREFIX) String prefix) {
        Duration deliveryTimeout = Duration.ofMillis(Long.parseLong(String.valueOf(kafka.getProducerFactory()
                .getConfigurationProperties()
                .getOrDefault(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000"))));
        return new StateKeepers(sources.stream()
                .map(source -> new StateKeeper(
                        source,
                        publisher,
                        businessClock,
                        realClock,
                        deliveryTimeout,
                        limits,
                        prefix,
                        consumers::reading,
                        meters))
                .toList());
    }

    @Bean
    SelfListener selfListener(
            Outboxes outboxes,
            EventIndex index,
            StateKeepers keepers,
            OwnConsumers consumers,
            TopicsInitializer topics,
            SelfProperties limits,
            StateProperties stateLimits,
            MeterRegistry meters,
            ApplicationContext application,
            @Value(TOPIC_PREFIX) String prefix) {
        SelfContainers containers =
                new SelfContainers(index, keepers.all(), consumers, limits, meters, application, prefix);
        return new SelfListener(
                () -> containers.on(owned(outboxes)), topics.ready(), limits, stateLimits.auditInterval());
    }

    @Bean
    SelfHealth ownTopicsHealthIndicator(SelfListener listener) {
        return new SelfHealth(listener);
    }

    /** A service owns the topics on which the aggregates of its stores live. */
    private static List<Topic> owned(Outboxes outboxes) {
        return outboxes.names().stream()
                .flatMap(type -> Topic.ofAggregate(type).stream())
                .distinct()
                .toList();
    }
}
