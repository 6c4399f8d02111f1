package dev.fives.kit.events.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewritesTest {
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private Instant now = Instant.parse("2026-11-01T10:00:00Z");
    private final Rewrites rewrites = new Rewrites(() -> now, DELIVERY, 3);

    @Test
    void firstKeys_areWrittenAgainAfterTheDeliveryTimeout() {
        rewrites.assigned(List.of(0));
        rewrites.handled(0, "cus_1");
        rewrites.handled(0, "cus_2");

        now = now.plus(DELIVERY).minusMillis(1);
        assertThat(rewrites.due().isNothing()).isTrue();
        now = now.plusMillis(1);
        assertThat(rewrites.due().keys()).containsExactly("cus_1", "cus_2");
    }

    @Test
    void failedRewrite_isDueAgainAndADoneOneIsNot() {
        rewrites.assigned(List.of(0));
        rewrites.handled(0, "cus_1");
        now = now.plus(DELIVERY);

        Rewrites.Due due = rewrites.due();
        assertThat(rewrites.due().keys()).containsExactly("cus_1");
        rewrites.done(due);

        assertThat(rewrites.due().isNothing()).isTrue();
        rewrites.handled(0, "cus_9");
        assertThat(rewrites.due().isNothing()).isTrue();
    }

    @Test
    void onlyTheFirstRecordsOfAPartition_count() {
        rewrites.assigned(List.of(0, 1));
        rewrites.handled(0, "cus_1");
        rewrites.handled(0, "cus_1");
        rewrites.handled(0, "cus_2");
        rewrites.handled(0, "cus_3");
        rewrites.handled(1, "cus_4");
        now = now.plus(DELIVERY);

        assertThat(rewrites.due().keys()).containsExactlyInAnyOrder("cus_1", "cus_2", "cus_4");
    }

    @Test
    void partitionAssignedAnewMeanwhile_keepsItsTime() {
        rewrites.assigned(List.of(0));
        rewrites.handled(0, "cus_1");
        now = now.plus(DELIVERY);
        Rewrites.Due due = rewrites.due();
        rewrites.lost(List.of(0));
        rewrites.assigned(List.of(0));
        rewrites.handled(0, "cus_2");

        rewrites.done(due);
        now = now.plus(DELIVERY);

        assertThat(rewrites.due().keys()).containsExactly("cus_2");
    }
}
