package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.WalletTerms.Expiry;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** An account that earns on every day, for as long as points may live. */
class LotRoomTest {
    private static final int LOTS = 300;
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");
    private static final RuleRef GIFT = RuleRef.of("gift");

    private final WalletTerms terms = new WalletTerms(
            ZoneOffset.UTC, 0, new Expiry(Period.ofYears(50), false), 30, Shortfall.ALLOW_NEGATIVE, LOTS);
    private Holdings holdings = Holdings.NONE;

    @Test
    void LOY_04_lotsAreBounded_andNoPointIsLostSooner() {
        for (LocalDate day = BEGIN; day.isBefore(BEGIN.plusYears(49)); day = day.plusDays(1)) {
            Posted posted = earn(day);
            assertThat(posted.moves())
                    .singleElement()
                    .satisfies(move -> assertThat(((Lot) move.to()).lastDay())
                            .isBetween(
                                    wanted(posted), wanted(posted).withMonth(12).withDayOfMonth(31)));
        }

        assertThat(holdings.lots().size()).isLessThanOrEqualTo(2 * LOTS + 51);
        assertThat(holdings.balance().value())
                .isEqualTo(holdings.lots().values().stream()
                        .mapToLong(Points::value)
                        .sum());
    }

    @Test
    void LOY_04_whereThereIsRoom_eachDayIsALot() {
        for (int i = 0; i < LOTS; i++) {
            earn(BEGIN.plusDays(i));
        }
        assertThat(holdings.lots()).hasSize(LOTS);

        LocalDate next = BEGIN.plusDays(LOTS);
        earn(next);
        assertThat(holdings.lots().lastKey())
                .isEqualTo(new Lot(
                        next.plusYears(50).withDayOfMonth(next.plusYears(50).lengthOfMonth())));
        earn(next.plusDays(1));
        assertThat(holdings.lots()).hasSize(LOTS + 1);
    }

    private Posted earn(LocalDate day) {
        Posted posted = Spending.gift(new Standpoint(holdings, terms, day), Points.of(3), GIFT);
        holdings = posted.after();
        return posted;
    }

    private static LocalDate wanted(Posted posted) {
        return posted.after().settledTo().plusYears(50);
    }
}
