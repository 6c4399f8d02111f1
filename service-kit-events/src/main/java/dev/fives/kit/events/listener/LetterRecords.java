package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What a record of a dead-letter topic says, and the record that it was made of. */
final class LetterRecords {
    /** Longest text shown of what a sender chose, characters. */
    private static final int MAX_SHOWN = 500;

    private static final List<String> ADDED = List.of(
            DeadLetters.EXCEPTION,
            DeadLetters.ATTEMPTS,
            DeadLetters.TOPIC,
            DeadLetters.PARTITION,
            DeadLetters.OFFSET,
            DeadLetters.TRUNCATED);

    private LetterRecords() {}

    static DeadLetter describe(Lane lane, ConsumerRecord<byte[], byte[]> letter) {
        String topic = lane.topic();
        return new DeadLetter(
                new LetterPlace(lane.group(), topic, letter.partition(), letter.offset()).id(),
                topic,
                lane.group(),
                (int) number(letter, DeadLetters.PARTITION),
                number(letter, DeadLetters.OFFSET),
                told(letter, CloudEventHeaders.ID),
                told(letter, CloudEventHeaders.TYPE),
                shown(AttributeReader.utf8(letter.key())),
                Optional.ofNullable(header(letter, DeadLetters.EXCEPTION)).orElse("not told"),
                (int) number(letter, DeadLetters.ATTEMPTS),
                Instant.ofEpochMilli(letter.timestamp()),
                null);
    }

    static boolean isTruncated(ConsumerRecord<byte[], byte[]> letter) {
        return letter.headers().lastHeader(DeadLetters.TRUNCATED) != null;
    }

    /** The record as the topic had it, but for its timestamp, which a letter does not keep. */
    static ConsumerRecord<byte[], byte[]> original(Lane lane, ConsumerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!ADDED.contains(header.key())) {
                headers.add(header);
            }
        }
        return new ConsumerRecord<>(
                lane.topic(),
                (int) number(letter, DeadLetters.PARTITION),
                number(letter, DeadLetters.OFFSET),
                letter.timestamp(),
                letter.timestampType(),
                letter.serializedKeySize(),
                letter.serializedValueSize(),
                letter.key(),
                letter.value(),
                headers,
                Optional.empty());
    }

    /** Whatever else stands on the topic has no place: it was not put there by a listener. */
    static boolean isLetter(ConsumerRecord<byte[], byte[]> letter) {
        return number(letter, DeadLetters.PARTITION) >= 0 && number(letter, DeadLetters.OFFSET) >= 0;
    }

    private static @Nullable String told(ConsumerRecord<byte[], byte[]> letter, String name) {
        String header = header(letter, name);
        return header == null ? shown(EventReader.told(letter, name)) : header;
    }

    private static long number(ConsumerRecord<byte[], byte[]> letter, String name) {
        try {
            String text = header(letter, name);
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : shown(AttributeReader.utf8(header.value()));
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null || text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN);
    }
}
