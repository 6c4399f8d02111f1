package dev.fives.kit.events.listener;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes every poll fail, as a broker that refuses or a broken client does. */
record PollFaults(AtomicReference<Throwable> fault) implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DefaultKafkaConsumerFactory<?, ?> consumers) {
            consumers.addPostProcessor(this::faulty);
        }
        return bean;
    }

    @SuppressWarnings("unchecked")
    private <K, V> Consumer<K, V> faulty(Consumer<K, V> consumer) {
        return (Consumer<K, V>) Proxy.newProxyInstance(
                Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, (self, method, arguments) -> {
                    Throwable now = fault.get();
                    if (now != null && method.getName().equals("poll")) {
                        throw now;
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
