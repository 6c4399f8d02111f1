package dev.fives.kit.events.state;

import dev.fives.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What stands on the topic for a key, small enough to keep for every key. */
record Told(long version, boolean erased, int hash) {

    static Told of(ConsumerRecord<byte[], byte[]> record) {
        return of(version(record), record.value());
    }

    static Told of(PresentState present) {
        return of(present.version(), StateRecords.value(present));
    }

    private static Told of(long version, byte @Nullable [] value) {
        return new Told(version, value == null, Arrays.hashCode(value));
    }

    /** Says the same as the present state, of an earlier version: a write that told nobody raised it since. */
    boolean isBehindInVersionAlone(PresentState present) {
        return version >= 0 && version < present.version() && equals(of(present.at(version)));
    }

    private static long version(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CloudEventHeaders.SEQUENCE);
        String digits = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        return digits.matches("[0-9]{1,20}") ? Long.parseUnsignedLong(digits) : -1;
    }
}
