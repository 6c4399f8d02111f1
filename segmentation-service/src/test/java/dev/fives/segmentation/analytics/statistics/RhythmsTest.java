package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RhythmsTest {

    private static final LocalDate START = LocalDate.parse("2026-01-01");

    @Test
    void everyThirtyDays_giveOrTakeTwo_areExpectedInThirty() {
        var rhythm = Rhythms.of(days(0, 30, 58, 90, 120, 149, 181)).orElseThrow();

        assertThat(rhythm.next()).isBetween(START.plusDays(181 + 27), START.plusDays(181 + 33));
        assertThat(rhythm.earliest()).isBetween(START.plusDays(181 + 25), rhythm.next());
        assertThat(rhythm.latest()).isBetween(rhythm.next(), START.plusDays(181 + 35));
        assertThat(rhythm.medianDays()).isEqualTo(30);
        assertThat(rhythm.intervals()).isEqualTo(6);
    }

    @Test
    void ofFewOrUnevenDays_littleIsSaid() {
        assertThat(Rhythms.of(days(0, 30))).isEmpty();
        assertThat(Rhythms.of(List.of())).isEmpty();
        var uneven = Rhythms.of(days(0, 1, 100)).orElseThrow();
        assertThat(uneven.latest()).isEqualTo(START.plusDays(100 + 3_650));
        assertThat(Rhythms.of(days(0, 7, 14)).orElseThrow().latest()).isEqualTo(START.plusDays(21));
    }

    private static List<LocalDate> days(long... days) {
        return LongStream.of(days).mapToObj(START::plusDays).toList();
    }
}
