package dev.fives.kit.test.faults;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Declared as a bean of a test's application, it puts the faults around database, producer and consumer. */
public final class FaultInstaller implements BeanPostProcessor {
    private final SeededFaults faults;

    public FaultInstaller(SeededFaults faults) {
        this.faults = faults;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return switch (bean) {
            case MongoDatabase database -> FaultyStore.wrap(database, faults);
            case DefaultKafkaProducerFactory<?, ?> producers -> {
                producers.addPostProcessor(FaultyProducer.postProcessor(faults));
                yield producers;
            }
            case DefaultKafkaConsumerFactory<?, ?> consumers -> {
                consumers.addPostProcessor(FaultyConsumer.postProcessor(faults));
                yield consumers;
            }
            default -> bean;
        };
    }
}
