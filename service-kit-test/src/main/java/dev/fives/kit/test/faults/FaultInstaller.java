package dev.fives.kit.test.faults;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Declared as a bean of a test's application, it puts the faults around database, producer and consumer. */
public final class FaultInstaller implements BeanPostProcessor {
    private final SeededFaults writes;
    private final SeededFaults sends;
    private final SeededFaults commits;

    public FaultInstaller(SeededFaults faults) {
        this(faults, faults, faults);
    }

    /** Apart, so that a test sees that each kind struck. */
    public FaultInstaller(SeededFaults writes, SeededFaults sends, SeededFaults commits) {
        this.writes = writes;
        this.sends = sends;
        this.commits = commits;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return switch (bean) {
            case MongoDatabase database -> FaultyStore.wrap(database, writes);
            case DefaultKafkaProducerFactory<?, ?> producers -> {
                producers.addPostProcessor(FaultyProducer.postProcessor(sends));
                yield producers;
            }
            case DefaultKafkaConsumerFactory<?, ?> consumers -> {
                consumers.addPostProcessor(FaultyConsumer.postProcessor(commits));
                yield consumers;
            }
            default -> bean;
        };
    }
}
