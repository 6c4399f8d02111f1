package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private final LedgerFixture ledger = new LedgerFixture(LedgerFixture.PLAIN);

    @Test
    void LOY_05_firstExpiringFirst_andNothingExpiresThatIsSpent() {
        ledger.lot("2026-12-31", 200);
        ledger.lot("2026-06-30", 100);

        Posted reserved = ledger.taken(Spending.reserve(ledger.account(), Points.of(150)));
        ledger.keep(Spending.confirm(ledger.account(), reserved.moves()));

        assertThat(ledger.lots()).isEqualTo(Map.of("2026-12-31", 150L));
        ledger.passTo(LocalDate.parse("2026-07-01"));
        assertThat(ledger.balance()).isEqualTo(150);
    }

    @Test
    void LOY_07_cancel_returnsToTheSameLots() {
        ledger.lot("2026-12-31", 200);
        ledger.lot("2026-06-30", 100);
        Holdings before = ledger.holdings;
        Posted reserved = ledger.taken(Spending.reserve(ledger.account(), Points.of(150)));
        assertThat(ledger.holdings.reserved()).isEqualTo(Points.of(150));

        ledger.keep(Spending.cancel(ledger.account(), reserved.moves()));

        assertThat(ledger.holdings.holdsAs(before)).isTrue();
    }

    @Test
    void cancelAfterTheLotsTime_losesWhatIsLost() {
        ledger.lot("2026-12-31", 200);
        ledger.lot("2026-06-30", 100);
        Posted reserved = ledger.taken(Spending.reserve(ledger.account(), Points.of(150)));
        ledger.passTo(LocalDate.parse("2026-07-01"));

        ledger.keep(Spending.cancel(ledger.account(), reserved.moves()));

        assertThat(ledger.lots()).isEqualTo(Map.of("2026-12-31", 200L));
        assertThat(ledger.holdings.reserved()).isEqualTo(Points.ZERO);
    }

    @Test
    void tooFew_takesNothing() {
        ledger.lot("never", 99);

        assertThat(Spending.reserve(ledger.account(), Points.of(100)))
                .isEqualTo(new SpendOutcome.TooFew(Points.of(99)));
    }

    @Test
    void transfer_keepsTheLots_onAnotherAccount() {
        ledger.lot("2026-06-30", 100);
        LedgerFixture other = new LedgerFixture(LedgerFixture.PLAIN);

        Posted out = ledger.taken(Spending.transferOut(ledger.account(), Points.of(60)));
        other.keep(Spending.transferIn(other.account(), out.moves()));

        assertThat(ledger.lots()).isEqualTo(Map.of("2026-06-30", 40L));
        assertThat(other.lots()).isEqualTo(Map.of("2026-06-30", 60L));
    }

    @Test
    void adjustment_neverGoesBelowZero() {
        ledger.lot("never", 10);

        assertThat(Spending.adjust(ledger.account(), Points.of(-11))).isEqualTo(new SpendOutcome.TooFew(Points.of(10)));
        assertThat(ledger.taken(Spending.adjust(ledger.account(), Points.of(-10)))
                        .delta())
                .isEqualTo(Points.of(-10));
        assertThat(ledger.taken(Spending.adjust(ledger.account(), Points.of(5))).delta())
                .isEqualTo(Points.of(5));
    }
}
