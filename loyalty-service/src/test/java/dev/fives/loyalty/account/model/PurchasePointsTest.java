package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.loyalty.account.model.PurchaseFact.Status;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PurchasePointsTest {
    private static final long SEED = Long.getLong("seed", 7L);

    private final LedgerFixture ledger = new LedgerFixture(LedgerFixture.PLAIN);

    @Test
    void purchase_grantsOnePointAUnit_floored() {
        Settlement settlement = ledger.enter(1, "268.50");

        assertThat(settlement).isInstanceOf(Settlement.Granted.class);
        assertThat(settlement.posted().moves())
                .containsExactly(
                        new Move(Place.Counter.ISSUED, Place.Lot.FOR_EVER, Points.of(268), new RuleRef("base", 1)));
        assertThat(settlement.qualifying()).isEqualByComparingTo("268.50");
    }

    @Test
    void refund_takesBackWhatTheNetNoLongerEarns() {
        ledger.enter(1, "268.50");

        Settlement settlement = ledger.enter(2, "168.50");

        assertThat(settlement).isInstanceOf(Settlement.Reversed.class);
        assertThat(settlement.posted().delta()).isEqualTo(Points.of(-100));
        assertThat(settlement.qualifying()).isEqualByComparingTo("-100.00");
        assertThat(ledger.balance()).isEqualTo(168);
    }

    @Test
    void laterVersionFirst_thenTheEarlierOneIsStale() {
        assertThat(ledger.enter(2, "168.50").posted().delta()).isEqualTo(Points.of(168));
        assertThat(ledger.enter(1, "268.50")).isInstanceOfSatisfying(Settlement.Stale.class, stale -> {
            assertThat(stale.settledVersion()).isEqualTo(2);
            assertThat(stale.posted().moves()).isEmpty();
        });
        assertThat(ledger.balance()).isEqualTo(168);
    }

    @Test
    void changeBelowOneUnit_isEnteredWithoutAMove() {
        ledger.enter(1, "268.50");

        assertThat(ledger.enter(2, "268.10")).isInstanceOf(Settlement.Unchanged.class);
        assertThat(ledger.balance()).isEqualTo(268);
    }

    @Test
    void whatDoesNotCount_isWorthNothingAndIsTakenBack() {
        ledger.enter(1, "268.50");
        PurchaseFact fact = LedgerFixture.version(2, "268.50");

        ledger.enter(new PurchaseFact(
                fact.purchaseId(), 2, Status.DOES_NOT_COUNT, fact.net(), "CNY", fact.orderedAt(), fact.at()));

        assertThat(ledger.balance()).isZero();
    }

    @Test
    void negativeNet_isWorthNothing() {
        assertThat(ledger.enter(1, "-5.00")).isInstanceOf(Settlement.Unchanged.class);
    }

    @Test
    void LOY_06_refundOfSpentPoints_goesBelowZero_andTheNextPointsPayForIt() {
        ledger.enter(1, "268.50");
        ledger.taken(Spending.reserve(ledger.account(), Points.of(250)));

        ledger.enter(2, "168.50");

        assertThat(ledger.balance()).isEqualTo(-82);
        assertThat(ledger.holdings.debt()).isEqualTo(Points.of(82));
        ledger.lot("never", 100);
        assertThat(ledger.lots()).isEqualTo(Map.of("never", 18L));
        assertThat(ledger.balance()).isEqualTo(18);
    }

    @Test
    void LOY_06_withinBalance_stopsAtZero() {
        ledger.terms = LedgerFixture.terms(0, null, Shortfall.WITHIN_BALANCE);
        ledger.enter(1, "268.50");
        ledger.taken(Spending.reserve(ledger.account(), Points.of(250)));

        assertThat(ledger.enter(2, "168.50").posted().delta()).isEqualTo(Points.of(-18));
        assertThat(ledger.balance()).isZero();
    }

    /** A lot of others does not become the purchase's own because a refund had to take from it. */
    @Test
    void LOY_06_secondRefund_takesFromOtherLots_firstExpiringFirst() {
        ledger.terms = LedgerFixture.terms(0, Period.ofMonths(6), Shortfall.ALLOW_NEGATIVE);
        ledger.enter(1, "100");
        ledger.taken(Spending.adjust(ledger.account(), Points.of(-100)));
        ledger.lot("2026-12-31", 50);
        ledger.enter(2, "60");
        ledger.lot("2026-10-31", 30);

        ledger.enter(3, "50");

        assertThat(ledger.lots()).isEqualTo(Map.of("2026-10-31", 20L, "2026-12-31", 10L));
    }

    @Test
    void LOY_04_refundOfPendingPoints_takesThemThere() {
        ledger.terms = LedgerFixture.terms(14, null, Shortfall.ALLOW_NEGATIVE);
        ledger.enter(1, "268.50");
        assertThat(ledger.balance()).isZero();
        assertThat(ledger.holdings.pendingPoints()).isEqualTo(Points.of(268));

        ledger.today = LedgerFixture.DAY.plusDays(5);
        ledger.enter(2, "0");

        assertThat(ledger.holdings.pending()).isEmpty();
        assertThat(ledger.passTo(LedgerFixture.DAY.plusDays(14))).isEmpty();
        assertThat(ledger.balance()).isZero();
    }

    @Test
    void pointsWhoseTimeHasPassed_areNeverHeld_andTheirRefundTakesNothing() {
        ledger.terms = LedgerFixture.terms(0, Period.ofMonths(1), Shortfall.ALLOW_NEGATIVE);
        ledger.today = LedgerFixture.DAY.plusYears(1);
        ledger.lot("never", 50);

        assertThat(ledger.enter(1, "268.50").posted().delta()).isEqualTo(Points.ZERO);
        assertThat(ledger.enter(2, "100").posted().delta()).isEqualTo(Points.ZERO);

        assertThat(ledger.balance()).isEqualTo(50);
    }

    @Test
    void moreThanALedgerHolds_isRefused() {
        assertThatThrownBy(() -> ledger.enter(1, "1e30")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.of(Long.MAX_VALUE).plus(Points.of(1))).isInstanceOf(ArithmeticException.class);
    }

    /** Versions come in any order and some never: what counts is the highest that came. */
    @RepeatedTest(200)
    void anyOrder_endsAtTheWorthOfTheHighestVersion(RepetitionInfo run) {
        Random random = new Random(SEED + run.getCurrentRepetition());
        long[] cents = random.longs(6, 0, 100_000).toArray();
        long highest = 0;
        for (int event = 0; event < 12; event++) {
            int version = 1 + random.nextInt(cents.length);
            ledger.enter(version, BigDecimal.valueOf(cents[version - 1], 2).toPlainString());
            highest = Math.max(highest, version);

            assertThat(ledger.balance()).as("seed %d", SEED).isEqualTo(cents[(int) highest - 1] / 100);
        }
    }
}
