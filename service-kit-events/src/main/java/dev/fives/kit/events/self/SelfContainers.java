package dev.fives.kit.events.self;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.index.EventIndex;
import dev.fives.kit.events.index.OwnConsumers;
import dev.fives.kit.events.state.StateKeeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Puts the container on the service's own topics together. */
record SelfContainers(
        EventIndex index,
        List<StateKeeper> keepers,
        OwnConsumers consumers,
        SelfProperties limits,
        MeterRegistry meters,
        ApplicationContext application,
        String prefix) {

    SelfListener.Parts on(List<Topic> topics) {
        Map<String, Topic> byName =
                topics.stream().collect(Collectors.toMap(topic -> prefix + topic.topicName(), Function.identity()));
        SelfBatch batch = new SelfBatch(byName, index, keepers, limits, meters);
        return new SelfListener.Parts(byName.isEmpty() ? null : container(byName, batch), batch, keepers);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(Map<String, Topic> topics, SelfBatch batch) {
        ContainerProperties settings = new ContainerProperties(topics.keySet().toArray(String[]::new));
        settings.setGroupId(consumers.group());
        settings.setMessageListener(batch);
        settings.setAckMode(ContainerProperties.AckMode.MANUAL);
        settings.setPollTimeout(limits.firstBackoff().toMillis());
        settings.setShutdownTimeout(limits.stopTimeout().toMillis());
        settings.setConsumerRebalanceListener(new SelfListener.Assignment(keepers, prefix));
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(
                new DefaultKafkaConsumerFactory<>(consumers.listening(limits.maxPollRecords(), limits.gather())),
                settings);
        container.setBeanName("listener-" + consumers.group());
        container.setApplicationContext(application);
        container.setApplicationEventPublisher(application);
        container.setCommonErrorHandler(new DefaultErrorHandler(
                new FixedBackOff(limits.maxBackoff().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }
}
