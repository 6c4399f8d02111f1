package dev.fives.kit.events.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** A Kafka record as a document and back, byte for byte, so that a redrive reads what the topic held. */
final class ParkedRecords {
    private static final int OFFSET_DIGITS = 19;

    private ParkedRecords() {}

    /** The same record always has the same id, so a repeat parks nothing new. */
    static String id(String group, ConsumerRecord<?, ?> record) {
        return id(group, record.topic(), record.partition(), record.offset());
    }

    static String id(String group, String topic, int partition, long offset) {
        String digits = String.valueOf(offset);
        return group + ':' + topic + ':' + partition + ':' + "0".repeat(OFFSET_DIGITS - digits.length()) + digits;
    }

    static Document write(String group, String parkedId, ConsumerRecord<byte[], byte[]> record) {
        List<Document> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new Document("name", header.key()).append("value", binary(header.value())));
        }
        return new Document("_id", id(group, record))
                .append("parked", parkedId)
                .append("topic", record.topic())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("timestamp", record.timestamp())
                .append("key", binary(record.key()))
                .append("value", binary(record.value()))
                .append("headers", headers);
    }

    static ConsumerRecord<byte[], byte[]> read(Document document) {
        RecordHeaders headers = new RecordHeaders();
        document.getList("headers", Document.class)
                .forEach(header -> headers.add(header.getString("name"), bytes(header, "value")));
        return new ConsumerRecord<>(
                document.getString("topic"),
                document.getInteger("partition"),
                document.getLong("offset"),
                document.getLong("timestamp"),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                bytes(document, "key"),
                bytes(document, "value"),
                headers,
                Optional.empty());
    }

    private static @Nullable Binary binary(byte @Nullable [] bytes) {
        return bytes == null ? null : new Binary(bytes);
    }

    private static byte @Nullable [] bytes(Document document, String field) {
        Binary binary = document.get(field, Binary.class);
        return binary == null ? null : binary.getData();
    }
}
