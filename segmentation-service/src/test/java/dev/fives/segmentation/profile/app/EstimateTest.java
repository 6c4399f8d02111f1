package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final int POPULATION = 20_000;
    private static final int SAMPLE = 500;

    /** Of samples drawn anew, about 95 in 100 have the truth in their interval, also where it is rare. */
    @Test
    void SEG_11_interval_holdsTheTruth_asOftenAsItSays() {
        for (double share : new double[] {0.01, 0.25, 0.9}) {
            var random = new Random(7);
            long truth = Math.round(share * POPULATION);
            long held = IntStream.range(0, 1_000)
                    .mapToObj(i -> Estimate.of(drawn(random, truth), SAMPLE, POPULATION))
                    .filter(told -> told.low() <= truth && truth <= told.high())
                    .count();

            assertThat(held).as("share %s", share).isBetween(925L, 990L);
        }
    }

    /** Without putting back, as profiles are looked at. */
    private static long drawn(Random random, long truth) {
        long found = 0;
        for (int i = 0; i < SAMPLE; i++) {
            if (random.nextInt(POPULATION - i) < truth - found) {
                found++;
            }
        }
        return found;
    }

    @Test
    void interval_neverContradictsWhatWasSeen() {
        var none = Estimate.of(0, 1_000, 1_100);
        var all = Estimate.of(1_000, 1_000, 1_100);

        assertThat(none.count()).isZero();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isBetween(1L, 100L);
        assertThat(all.count()).isEqualTo(1_100);
        assertThat(all.low()).isBetween(1_000L, 1_100L);
        assertThat(all.high()).isEqualTo(1_100);
        assertThat(all.confidence()).isEqualTo(0.95);
    }
}
