package dev.fives.kit.events.consistency;

import dev.fives.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** How far one listener has come with the aggregates it met last. */
public final class Applied {
    /** Longer than any of ours, short enough to be remembered ten thousand times. */
    private static final int SOURCE_LENGTH_MAX = 256;
    /** As many digits as Fives writes, of a number that fits. */
    private static final Pattern OURS = Pattern.compile("0[0-9]{" + (CloudEventHeaders.SEQUENCE_DIGITS - 1) + "}");

    private final Map<String, Long> sequences;

    Applied(int remembered) {
        this.sequences = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > remembered;
            }
        };
    }

    /** After the effect of this record is stored, or it is certain that there is none. */
    public void note(ConsumerRecord<byte[], byte[]> record) {
        String source = text(record, CloudEventHeaders.SOURCE);
        String sequence = text(record, CloudEventHeaders.SEQUENCE);
        if (source != null
                && source.length() <= SOURCE_LENGTH_MAX
                && sequence != null
                && OURS.matcher(sequence).matches()) {
            note(source, Long.parseLong(sequence));
        }
    }

    private synchronized void note(String source, long sequence) {
        sequences.merge(source, sequence, Math::max);
    }

    synchronized boolean has(Aggregate aggregate, long sequence) {
        return sequences.getOrDefault(CloudEventHeaders.source(aggregate.type(), aggregate.id()), 0L) >= sequence;
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
