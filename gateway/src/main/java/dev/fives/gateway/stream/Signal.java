package dev.fives.gateway.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What comes to a stream, in this order. */
sealed interface Signal {
    record Event(ConsumerRecord<byte[], byte[]> record) implements Signal {}

    /** Everything before these offsets has come. */
    record Beat(Map<TopicPartition, Long> next) implements Signal {}

    /** Events are gone that the caller has not seen. */
    record Gap(Map<TopicPartition, Long> next) implements Signal {}
}
