package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.loyalty.account.model.PurchaseFact.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PurchasePointsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final long SEED = Long.getLong("seed", 7L);

    private final List<PurchaseEntry> ledger = new ArrayList<>();

    @Test
    void purchase_grantsOnePointAUnit_floored() {
        EarnOutcome outcome = enter(1, "268.50");

        assertThat(outcome)
                .isEqualTo(new EarnOutcome.Granted(List.of(new LedgerLine("base", 1, Points.of(268), "lot1"))));
    }

    @Test
    void refund_takesBackWhatTheNetNoLongerEarns() {
        enter(1, "268.50");

        assertThat(enter(2, "168.50"))
                .isEqualTo(new EarnOutcome.Reversed(List.of(new LedgerLine("base", 1, Points.of(-100), "lot1"))));
        assertThat(balance()).isEqualTo(168);
    }

    @Test
    void laterVersionFirst_thenTheEarlierOneIsStale() {
        assertThat(enter(2, "168.50").delta()).isEqualTo(Points.of(168));
        assertThat(enter(1, "268.50")).isEqualTo(new EarnOutcome.Stale(2));
        assertThat(balance()).isEqualTo(168);
    }

    @Test
    void sameVersionAgain_entersNothing() {
        enter(1, "268.50");

        assertThat(enter(1, "999.00")).isEqualTo(new EarnOutcome.AlreadyEntered());
        assertThat(ledger).hasSize(1);
    }

    @Test
    void changeBelowOneUnit_isEnteredWithZero() {
        enter(1, "268.50");

        assertThat(enter(2, "268.10")).isEqualTo(new EarnOutcome.Unchanged());
        assertThat(ledger).hasSize(2);
    }

    @Test
    void whatDoesNotCount_isWorthNothingAndIsTakenBack() {
        enter(1, "268.50");

        EarnOutcome outcome = settle(new PurchaseFact("p", 2, Status.DOES_NOT_COUNT, new BigDecimal("268.50"), AT));

        assertThat(outcome.delta()).isEqualTo(Points.of(-268));
    }

    @Test
    void negativeNet_isWorthNothing() {
        assertThat(enter(1, "-5.00")).isEqualTo(new EarnOutcome.Unchanged());
    }

    @Test
    void reversal_takesTheNewestLotFirst() {
        enter(1, "100");
        enter(2, "150");

        assertThat(enter(3, "80").lines())
                .containsExactly(
                        new LedgerLine("base", 1, Points.of(-50), "lot2"),
                        new LedgerLine("base", 1, Points.of(-20), "lot1"));
    }

    @Test
    void moreThanALedgerHolds_isRefused() {
        assertThatThrownBy(() -> enter(1, "1e30")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.of(Long.MAX_VALUE).plus(Points.of(1))).isInstanceOf(ArithmeticException.class);
    }

    /** Versions come in any order, some twice and some never: what counts is the highest that came. */
    @RepeatedTest(200)
    void anyOrder_endsAtTheWorthOfTheHighestVersion(RepetitionInfo run) {
        Random random = new Random(SEED + run.getCurrentRepetition());
        long[] cents = random.longs(6, 0, 100_000).toArray();
        long highest = 0;
        for (int event = 0; event < 12; event++) {
            int version = 1 + random.nextInt(cents.length);
            EarnOutcome outcome =
                    enter(version, BigDecimal.valueOf(cents[version - 1], 2).toPlainString());
            highest = Math.max(highest, version);

            assertThat(balance()).as("seed %d", SEED).isEqualTo(cents[(int) highest - 1] / 100);
            assertThat(outcome.lines())
                    .allSatisfy(line -> assertThat(line.delta().isZero()).isFalse());
            assertThat(ledger).extracting(PurchaseEntry::purchaseVersion).doesNotHaveDuplicates();
        }
    }

    private EarnOutcome enter(long version, String net) {
        return settle(new PurchaseFact("p", version, Status.COUNTS, new BigDecimal(net), AT));
    }

    private EarnOutcome settle(PurchaseFact fact) {
        EarnOutcome outcome = new PurchasePoints(ledger).settle(fact, EarningRule.ONE_PER_UNIT, "lot" + fact.version());
        if (!(outcome instanceof EarnOutcome.AlreadyEntered)) {
            ledger.add(new PurchaseEntry(fact.version(), outcome.lines(), outcome.delta()));
        }
        return outcome;
    }

    private long balance() {
        return ledger.stream().mapToLong(entry -> entry.delta().value()).sum();
    }
}
