package dev.fives.kit.test.faults;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerPostProcessor;

/** A consumer whose commits fail before they are out, or after the broker has them. */
public final class FaultyConsumer {
    private FaultyConsumer() {}

    /** For {@code DefaultKafkaConsumerFactory.addPostProcessor}. */
    public static <K, V> ConsumerPostProcessor<K, V> postProcessor(SeededFaults faults) {
        return consumer -> wrap(consumer, faults);
    }

    @SuppressWarnings("unchecked")
    public static <K, V> Consumer<K, V> wrap(Consumer<K, V> consumer, SeededFaults faults) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (self, method, arguments) -> method.getName().equals("commitSync")
                        ? commit(consumer, method, arguments, faults)
                        : Delegate.invoke(consumer, method, arguments));
    }

    private static @Nullable Object commit(
            Consumer<?, ?> consumer, Method method, Object @Nullable [] arguments, SeededFaults faults)
            throws Throwable {
        return switch (faults.next()) {
            case NEVER -> Delegate.invoke(consumer, method, arguments);
            case BEFORE -> throw new RetriableCommitFailedException("seeded fault before the commit");
            case AFTER -> {
                Delegate.invoke(consumer, method, arguments);
                throw new RetriableCommitFailedException("seeded fault after the commit");
            }
        };
    }
}
