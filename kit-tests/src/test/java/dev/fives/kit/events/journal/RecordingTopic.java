package dev.fives.kit.events.journal;

import dev.fives.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** A topic in memory: keeps every delivery of an account, in order, repeats too. Tests decide when it answers. */
class RecordingTopic {
    private final Map<String, List<Long>> deliveries = new HashMap<>();

    /** A producer of this topic; {@code around} gets the delivery and says when, and whether, it is acknowledged. */
    KafkaTemplate<String, byte[]> producer(Around around) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, byte[]>(Map.of())) {
            @Override
            public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
                String account = header(record, CloudEventHeaders.SUBJECT);
                long sequence = Long.parseLong(header(record, CloudEventHeaders.SEQUENCE));
                return around.send(account, () -> deliver(account, sequence))
                        .thenApply(done -> acknowledged(record))
                        .toCompletableFuture();
            }
        };
    }

    @FunctionalInterface
    interface Around {
        CompletionStage<?> send(String account, Supplier<CompletionStage<?>> delivery);

        static Around live() {
            return (account, delivery) -> delivery.get();
        }

        static Around dead() {
            return (account, delivery) -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
    }

    private synchronized CompletionStage<?> deliver(String account, long sequence) {
        deliveries.computeIfAbsent(account, id -> new ArrayList<>()).add(sequence);
        return CompletableFuture.completedFuture(sequence);
    }

    synchronized List<Long> of(JournalAccount account) {
        return List.copyOf(deliveries.getOrDefault(account.id(), List.of()));
    }

    /** First occurrences, in their order. */
    List<Long> firstsOf(JournalAccount account) {
        return of(account).stream().distinct().toList();
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static SendResult<String, byte[]> acknowledged(ProducerRecord<String, byte[]> record) {
        return new SendResult<>(record, new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0));
    }
}
