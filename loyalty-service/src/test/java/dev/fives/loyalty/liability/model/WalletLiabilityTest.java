package dev.fives.loyalty.liability.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalletLiabilityTest {
    private static final Lot LOT = new Lot(LocalDate.parse("2026-12-31"));
    private static final Pending WAITING = new Pending(LocalDate.parse("2026-03-15"), LOT);

    private Holdings held = Holdings.NONE;
    private YearMonth month = YearMonth.parse("2026-01");
    private AccountTotals totals = AccountTotals.none("acc_1");

    @Test
    void outstanding_isIssuedLessRedeemedLessExpired_whereverThePointsAre() {
        enter(Counter.ISSUED, LOT, 500);
        enter(Counter.ISSUED, WAITING, 100);
        enter(LOT, Aside.RESERVED, 80);
        enter(Aside.RESERVED, Counter.REDEEMED, 30);
        enter(LOT, Counter.TRANSIT, 70);
        enter(LOT, Counter.EXPIRED, 50);
        enter(WAITING, Counter.ISSUED, 40);
        enter(LOT, Counter.ISSUED, 300);

        WalletLiability sum = WalletLiability.none("points").plus(held, totals);

        assertThat(sum).isEqualTo(new WalletLiability("points", 1, 0, 60, 50, 70, 260, 30, 50));
        assertThat(sum.outstanding()).isEqualTo(180).isEqualTo(260 - 30 - 50);
        assertThat(sum.breakage()).contains(new BigDecimal("0.1923"));
    }

    @Test
    void bothEndsOfATransfer_leaveNothingInTransit_andADebtCountsAgainstTheRest() {
        enter(Counter.ISSUED, LOT, 100);
        enter(LOT, Counter.TRANSIT, 100);
        enter(Aside.DEBT, Counter.ISSUED, 25);
        WalletLiability giver = WalletLiability.none("points").plus(held, totals);
        held = Holdings.NONE;
        totals = AccountTotals.none("acc_2");
        enter(Counter.TRANSIT, LOT, 100);

        WalletLiability both = giver.plus(held, totals);

        assertThat(both).isEqualTo(new WalletLiability("points", 2, 75, 0, 0, 0, 75, 0, 0));
        assertThat(both.outstanding()).isEqualTo(75);
    }

    @Test
    void months_haveWhatWasIssuedAndExpiredInThem_andNothingElse() {
        enter(Counter.ISSUED, LOT, 500);
        enter(LOT, Counter.ISSUED, 100);
        month = month.plusMonths(1);
        enter(LOT, Counter.REDEEMED, 30);
        month = month.plusMonths(1);
        enter(LOT, Counter.EXPIRED, 370);
        enter(Counter.ISSUED, LOT, 40);

        assertThat(totals.months())
                .containsExactly(
                        entry(YearMonth.parse("2026-01"), new MonthFlow(400, 0)),
                        entry(YearMonth.parse("2026-03"), new MonthFlow(40, 370)));
        assertThat(new MonthFlow(400, 100).breakage()).contains(new BigDecimal("0.2500"));
        assertThat(new MonthFlow(-5, 100).breakage()).isEmpty();
    }

    @Test
    void breakageOfNothing_isNone() {
        assertThat(WalletLiability.none("points").breakage()).isEmpty();
    }

    private void enter(Place from, Place to, long points) {
        Move move = new Move(from, to, Points.of(points), RuleRef.of("test"));
        held = held.after(move);
        totals = totals.plus(totals.sequence() + 1, month, List.of(move));
    }
}
