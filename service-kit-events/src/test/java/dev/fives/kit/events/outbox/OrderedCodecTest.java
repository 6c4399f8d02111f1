package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderedCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrderedCodec<Visit> CODEC = OrderedCodec.of(Visit.class, Visit::at, Visit::id);

    /** Public, as the driver reads records. */
    public record Visit(String id, Instant at) {}

    @Test
    void key_ordersByInstantThenId_andIsNoPartOfTheState() {
        List<Visit> inOrder = List.of(
                new Visit("vis_9", Instant.EPOCH),
                new Visit("vis_1", NOON),
                new Visit("vis_2", NOON),
                new Visit("vis_0", NOON.plusMillis(1)));

        assertThat(inOrder.stream().map(CODEC::key)).isSorted().doesNotHaveDuplicates();
        assertThat(inOrder).allSatisfy(visit -> {
            assertThat(CODEC.write(visit).getString("orderKey")).isEqualTo(CODEC.key(visit));
            assertThat(CODEC.read(CODEC.write(visit))).isEqualTo(visit);
        });
        assertThat(CODEC.path()).isEqualTo("state.orderKey");
    }

    @Test
    void from_liesBetweenTheInstantsBefore_andThoseFromItOn() {
        assertThat(Stream.of(
                        CODEC.key(new Visit("vis_z", NOON.minusMillis(1))),
                        OrderedCodec.from(NOON),
                        CODEC.key(new Visit("vis_a", NOON))))
                .isSorted();
    }
}
