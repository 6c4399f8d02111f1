package dev.fives.kit.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    private static final int CUSTOMERS = 100_000;

    @Test
    void share_isWhatWasAskedFor_forEveryPlan() {
        for (String plan : new String[] {"cpl_1", "cpl_2", "cpl_3"}) {
            for (int percent : new int[] {1, 10, 50, 90}) {
                double share = 100.0 * held(plan, percent) / CUSTOMERS;
                // four standard deviations of a fair draw
                double deviation = 400 * Math.sqrt(percent / 100.0 * (1 - percent / 100.0) / CUSTOMERS);
                assertThat(share).as(plan).isCloseTo(percent, within(deviation));
            }
        }
    }

    @Test
    void nobodyAndEverybody_areExact() {
        assertThat(held("cpl_1", 0)).isZero();
        assertThat(held("cpl_1", 100)).isEqualTo(CUSTOMERS);
    }

    @Test
    void largerShare_keepsWhoWasInTheSmaller() {
        assertThat(IntStream.range(0, CUSTOMERS)
                        .mapToObj(HoldoutTest::customer)
                        .filter(customer -> Holdout.contains("cpl_1", customer, 10)))
                .allMatch(customer -> Holdout.contains("cpl_1", customer, 11));
    }

    @Test
    void groupsOfTwoPlans_haveNothingToDoWithEachOther() {
        long both = IntStream.range(0, CUSTOMERS)
                .mapToObj(HoldoutTest::customer)
                .filter(customer -> Holdout.contains("cpl_1", customer, 10) && Holdout.contains("cpl_2", customer, 10))
                .count();

        assertThat(100.0 * both / CUSTOMERS).isCloseTo(1, within(0.15));
    }

    /** The answer is kept nowhere: another one would move customers of running comparisons into the other group. */
    @Test
    void answer_isTheSameForEver() {
        assertThat(IntStream.range(0, 40).filter(i -> Holdout.contains("cpl_birthday", "cus_" + i, 20)))
                .containsExactly(0, 2, 7, 9, 12, 14, 15, 16, 19, 22, 39);
    }

    private static long held(String plan, int percent) {
        return IntStream.range(0, CUSTOMERS)
                .filter(i -> Holdout.contains(plan, customer(i), percent))
                .count();
    }

    private static String customer(int i) {
        return "cus_" + i;
    }
}
