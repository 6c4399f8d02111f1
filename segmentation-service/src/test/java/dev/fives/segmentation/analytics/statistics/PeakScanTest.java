package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.PeakSettings;
import dev.fives.segmentation.analytics.model.WeekTable;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakScanTest {

    /** A Monday. */
    private static final LocalDateTime START = LocalDateTime.parse("2026-01-05T00:00");

    private static final PeakSettings SETTINGS = new PeakSettings(0.01, 1.5, 6, 10);

    private final WeekTable table = new WeekTable();

    @Test
    void fortyOfAHundred_inTwoHoursOfSaturday_areThePeak() {
        add(DayOfWeek.SATURDAY, 20, 22);
        add(DayOfWeek.SATURDAY, 21, 18);
        spread(60);

        var peaks = PeakScan.peaks(table, SETTINGS);

        assertThat(peaks).hasSize(1);
        assertThat(peaks.getFirst().day()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(peaks.getFirst().hours()).containsExactly(20, 21);
        assertThat(peaks.getFirst().share()).isBetween(0.40, 0.42);
        assertThat(peaks.getFirst().lift()).isBetween(33.6, 35.3);
        assertThat(peaks.getFirst().pValue()).isLessThan(1e-20);
    }

    @Test
    void evenPurchases_haveNoPeak() {
        spread(100);

        assertThat(PeakScan.peaks(table, SETTINGS)).isEmpty();
        assertThat(PeakScan.peaks(new WeekTable(), SETTINGS)).isEmpty();
    }

    /** Of eight days from Monday on there are two Mondays, of ten two Wednesdays too. */
    @Test
    void evenPurchases_ofDaysThatAreNotWholeWeeks_haveNoPeak() {
        var first = START.toLocalDate();
        for (int days : new int[] {1, 8, 10, 365}) {
            var even = new WeekTable(first, first.plusDays(days - 1L));
            for (int i = 0; i < days * 24 * 10; i++) {
                even.add(START.plusHours(i / 10));
            }
            assertThat(PeakScan.peaks(even, new PeakSettings(0.01, 1.1, 6, 10)))
                    .as("%s days", days)
                    .isEmpty();
            assertThat(Proportions.evenness(even.weekdays(), even.occurrences()).orElse(1))
                    .as("%s days", days)
                    .isGreaterThan(0.99);
        }
    }

    /** As often on the one Thursday as on the two Mondays together is twice as often. */
    @Test
    void aPeak_isMeasuredByHowOftenItsDayIsThere() {
        var first = START.toLocalDate();
        var ten = new WeekTable(first, first.plusDays(9));
        for (int i = 0; i < 10 * 24 * 10; i++) {
            ten.add(START.plusHours(i / 10));
        }
        for (int i = 0; i < 90; i++) {
            ten.add(START.plusDays(3).plusHours(12));
        }

        var peaks = PeakScan.peaks(ten, SETTINGS);

        assertThat(peaks).extracting(Peak::day).containsExactly(DayOfWeek.THURSDAY);
        assertThat(peaks.getFirst().lift()).isCloseTo(100.0 / 2_490 * 240, within(1e-9));
    }

    @Test
    void closedHours_makeNoPeaksOfTheOthers() {
        for (int i = 0; i < 5_000; i++) {
            table.add(START.plusDays(i % 6).plusHours(9 + i / 6 % 10));
        }
        assertThat(PeakScan.peaks(table, SETTINGS)).isEmpty();

        add(DayOfWeek.FRIDAY, 17, 200);

        assertThat(PeakScan.peaks(table, SETTINGS)).extracting(Peak::hours).containsExactly(List.of(17));
    }

    @Test
    void purchasesInTwoHoursAlone_areAPeak() {
        add(DayOfWeek.SATURDAY, 20, 30);
        add(DayOfWeek.SATURDAY, 21, 30);

        assertThat(PeakScan.peaks(table, SETTINGS)).extracting(Peak::hours).containsExactly(List.of(20, 21));
    }

    /** The promise of the level: of a hundred shops without peaks, at most about one is told of one. */
    @Test
    void purchasesByChance_haveAPeakNoMoreOftenThanTheLevelSays() {
        var random = new Random(2);
        int wrong = 0;
        for (int shop = 0; shop < 1_000; shop++) {
            var chance = new WeekTable();
            random.ints(200, 0, 168).forEach(hour -> chance.add(START.plusHours(hour)));
            wrong += PeakScan.peaks(chance, SETTINGS).isEmpty() ? 0 : 1;
        }
        assertThat(wrong).isLessThanOrEqualTo(20);
    }

    @Test
    void aWeakerPeak_isFoundBesideTheStrongOne_andNeitherTwice() {
        add(DayOfWeek.SATURDAY, 20, 400);
        add(DayOfWeek.WEDNESDAY, 12, 60);
        spread(840);

        var peaks = PeakScan.peaks(table, SETTINGS);

        assertThat(peaks).extracting(Peak::day).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.WEDNESDAY);
        assertThat(peaks).extracting(Peak::hours).containsExactly(List.of(20), List.of(12));
    }

    /** A million purchases make a difference of a tenth significant; nobody would promote for it. */
    @Test
    void aSmallDifference_isNoPeak_howeverSure() {
        spread(168_000);
        add(DayOfWeek.FRIDAY, 9, 300);

        assertThat(PeakScan.peaks(table, SETTINGS)).isEmpty();
        assertThat(PeakScan.peaks(table, new PeakSettings(0.01, 1.1, 6, 10))).hasSize(1);
    }

    private void spread(int purchases) {
        for (int i = 0; i < purchases; i++) {
            table.add(START.plusHours(i * 59L % 168));
        }
    }

    private void add(DayOfWeek day, int hour, int purchases) {
        for (int i = 0; i < purchases; i++) {
            table.add(START.plusDays(day.getValue() - 1L).plusHours(hour));
        }
    }
}
