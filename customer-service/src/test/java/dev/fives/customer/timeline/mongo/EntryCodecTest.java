package dev.fives.customer.timeline.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.timeline.app.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
    @Test
    void entry_comesBackAsItWas() {
        TimelineEntry entry = entry("purchase:pur_1-1", "2026-03-01T10:00:00.123Z");

        assertThat(EntryCodec.read(EntryCodec.write(entry))).isEqualTo(entry);
    }

    @Test
    void key_sortsByTimeAlsoBefore1970_thenById() {
        List<TimelineEntry> inOrder = List.of(
                entry("a:9-1", "1955-01-01T00:00:00Z"),
                entry("a:9-1", "1969-12-31T23:59:59.999Z"),
                entry("a:1-1", "2026-03-01T10:00:00Z"),
                entry("a:2-1", "2026-03-01T10:00:00Z"),
                entry("a:0-1", "2026-03-01T10:00:00.001Z"));

        assertThat(inOrder.stream().map(EntryCodec::key)).isSorted();
    }

    private static TimelineEntry entry(String id, String at) {
        return new TimelineEntry(
                id,
                "cus_1",
                "crm.purchase.recorded.v1",
                Instant.parse(at),
                Map.of("purchaseId", "pur_1"),
                Map.of("total", "268.50", "delta", 3, "changed", List.of("tags")),
                "shop:42");
    }
}
