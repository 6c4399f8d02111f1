package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whose event a record is and which one, by its headers alone; the value is not looked at. */
public record EventIdentity(String aggregateType, String aggregateId, long sequence, String key) {

    /** Empty for what its owner did not write: no readable envelope, or one that contradicts itself. */
    public static Optional<EventIdentity> of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            Attributes attributes = AttributeReader.binary(record.headers());
            Attributes.Source source = attributes.source();
            long sequence = attributes.sequence();
            String key = AttributeReader.utf8(record.key());
            if (key == null || key.isBlank() || record.value() == null) {
                return Optional.empty();
            }
            boolean sound = topic.aggregateTypes().contains(source.aggregateType())
                    && key.equals(Objects.requireNonNullElse(attributes.optional(CloudEventHeaders.PARTITION_KEY), key))
                    && attributes
                            .required(CloudEventHeaders.ID)
                            .equals(CloudEventHeaders.id(source.aggregateType(), source.aggregateId(), sequence));
            return sound
                    ? Optional.of(new EventIdentity(source.aggregateType(), source.aggregateId(), sequence, key))
                    : Optional.empty();
        } catch (PermanentFault e) {
            return Optional.empty();
        }
    }
}
