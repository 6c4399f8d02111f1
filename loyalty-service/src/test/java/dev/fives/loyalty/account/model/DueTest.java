package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final LocalDate DAY = LedgerFixture.DAY;

    private final LedgerFixture ledger =
            new LedgerFixture(LedgerFixture.terms(14, Period.ofMonths(6), Shortfall.ALLOW_NEGATIVE));

    @Test
    void pointsLive_fromPendingToWarnedToLost_eachOnItsDay() {
        ledger.enter(1, "100");

        assertThat(ledger.passTo(DAY.plusDays(13))).isEmpty();
        assertThat(ledger.passTo(DAY.plusDays(14))).extracting(Due::subject).containsExactly("activation:2026-03-24");
        assertThat(ledger.balance()).isEqualTo(100);
        assertThat(ledger.passTo(LocalDate.parse("2026-08-11")))
                .extracting(Due::subject)
                .containsExactly("expiring:2026-09-10");
        assertThat(ledger.passTo(LocalDate.parse("2026-09-10"))).isEmpty();
        assertThat(ledger.balance()).isEqualTo(100);
        assertThat(ledger.passTo(LocalDate.parse("2026-09-11")))
                .extracting(Due::subject)
                .containsExactly("expiry:2026-09-10");
        assertThat(ledger.balance()).isZero();
    }

    @Test
    void longAbsence_catchesUpInOrder() {
        ledger.enter(1, "100");

        assertThat(ledger.passTo(DAY.plusYears(1)))
                .extracting(Due::subject)
                .containsExactly("activation:2026-03-24", "expiring:2026-09-10", "expiry:2026-09-10");
    }

    @Test
    void timeThatGoesBack_bringsNothingBack() {
        ledger.enter(1, "100");
        ledger.passTo(DAY.plusYears(1));

        ledger.today = DAY;
        ledger.enter(2, "150");

        assertThat(ledger.balance()).isZero();
        assertThat(ledger.holdings.pending()).isEmpty();
        assertThat(Due.overdue(ledger.account())).isEmpty();
    }
}
