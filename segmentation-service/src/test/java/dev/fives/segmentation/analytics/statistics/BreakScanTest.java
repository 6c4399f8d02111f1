package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.analytics.model.TrendBreak;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;

class BreakScanTest {

    private static final double LEVEL = 0.05;

    @Test
    void dropFromTheSixthWeekOn_isFound() {
        var breaks = scan(40, 42, 39, 41, 40, 20, 21, 19, 22, 20, 21, 20);

        assertThat(breaks).hasSize(1);
        assertThat(breaks.getFirst().isDrop()).isTrue();
        assertThat(breaks.getFirst().first()).isEqualTo(5);
        assertThat(breaks.getFirst().last()).isEqualTo(11);
        assertThat(breaks.getFirst().pValue()).isLessThan(0.01);
        assertThat(breaks.getFirst().difference().high()).isBetween(-20.0, -10.0);
    }

    @Test
    void dropInTheSixthWeekAlone_isFound() {
        var breaks = scan(100, 104, 97, 101, 99, 40, 102, 98, 100, 103);

        assertThat(breaks).hasSize(1);
        assertThat(breaks.getFirst().first()).isEqualTo(5);
        assertThat(breaks.getFirst().last()).isEqualTo(5);
    }

    @Test
    void riseIsToldFromDrop_andTheWeakerIsFoundBesideTheStrong() {
        var breaks = scan(100, 104, 97, 101, 400, 99, 102, 98, 100, 103, 40, 101, 99);

        assertThat(breaks).extracting(TrendBreak::first).containsExactly(4, 10);
        assertThat(breaks).extracting(TrendBreak::isDrop).containsExactly(false, true);
    }

    @Test
    void steadyOrFewWeeks_haveNone() {
        assertThat(scan(20, 20, 20, 20, 20, 20, 20, 20)).isEmpty();
        assertThat(scan(0, 0, 0, 0, 0, 0)).isEmpty();
        assertThat(scan(100, 1, 100)).isEmpty();
        assertThat(scan()).isEmpty();
    }

    /** The promise of the level. */
    @Test
    void weeksOfChance_haveABreakNoMoreOftenThanTheLevelSays() {
        var random = new Random(3);
        var chance = new PoissonDistribution(30);
        int wrong = 0;
        for (int shop = 0; shop < 500; shop++) {
            double[] weeks = DoubleStream.generate(() -> chance.inverseCumulativeProbability(random.nextDouble()))
                    .limit(20)
                    .toArray();
            wrong += BreakScan.breaks(weeks, LEVEL, 3).isEmpty() ? 0 : 1;
        }
        assertThat(wrong).isLessThanOrEqualTo(25);
    }

    private static List<TrendBreak> scan(double... weeks) {
        return BreakScan.breaks(weeks, LEVEL, 3);
    }
}
