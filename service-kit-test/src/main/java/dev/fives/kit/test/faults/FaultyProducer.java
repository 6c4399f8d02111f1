package dev.fives.kit.test.faults;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerPostProcessor;

/** A producer whose sends fail before the record is out, or after the broker has it and the acknowledgement is lost. */
public final class FaultyProducer {
    private FaultyProducer() {}

    /** For {@code DefaultKafkaProducerFactory.addPostProcessor}. */
    public static <K, V> ProducerPostProcessor<K, V> postProcessor(SeededFaults faults) {
        return producer -> wrap(producer, faults);
    }

    @SuppressWarnings("unchecked")
    public static <K, V> Producer<K, V> wrap(Producer<K, V> producer, SeededFaults faults) {
        return (Producer<K, V>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (self, method, arguments) -> {
                    if (method.getName().equals("send") && arguments.length == 2) {
                        return send(producer, (ProducerRecord<K, V>) arguments[0], (Callback) arguments[1], faults);
                    }
                    return Delegate.invoke(producer, method, arguments);
                });
    }

    private static <K, V> CompletableFuture<RecordMetadata> send(
            Producer<K, V> producer, ProducerRecord<K, V> record, @Nullable Callback callback, SeededFaults faults) {
        var answer = new CompletableFuture<RecordMetadata>();
        var when = faults.next();
        if (when == SeededFaults.When.BEFORE) {
            complete(answer, callback, null, lost("before"));
            return answer;
        }
        var _ = producer.send(record, (sent, fault) -> {
            var told = when == SeededFaults.When.AFTER && fault == null ? lost("after") : fault;
            complete(answer, callback, sent, told);
        });
        return answer;
    }

    private static void complete(
            CompletableFuture<RecordMetadata> answer,
            @Nullable Callback callback,
            @Nullable RecordMetadata sent,
            @Nullable Exception fault) {
        if (callback != null) {
            callback.onCompletion(sent, fault);
        }
        if (fault == null) {
            answer.complete(sent);
        } else {
            answer.completeExceptionally(fault);
        }
    }

    private static TimeoutException lost(String when) {
        return new TimeoutException("seeded fault " + when + " the send");
    }
}
