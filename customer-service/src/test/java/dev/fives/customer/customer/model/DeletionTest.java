package dev.fives.customer.customer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void HYG_15_isRestorableUntilItsInstant() {
        Deletion deletion = Deletion.of(NOON, MONTH, null);

        assertThat(deletion.isRestorable(NOON.plus(MONTH).minusMillis(1))).isTrue();
        assertThat(deletion.isRestorable(NOON.plus(MONTH))).isFalse();
    }

    @Test
    void HYG_15_whatIsOver_staysOver_thoughTheClockGoesBack() {
        Deletion over = Deletion.of(NOON, MONTH, null).expired();

        assertThat(over.isRestorable(NOON)).isFalse();
        assertThat(over.purgeDueAt()).isNull();
        assertThat(over.restorableUntil()).isEqualTo(NOON.plus(MONTH));
    }
}
