package dev.fives.segmentation.clv.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.profile.model.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final LocalDate END = LocalDate.parse("1997-09-30");

    @Test
    void purchasesOfOneDay_areOneTransaction_andTheFirstStartsTheClock() {
        var customer = of(
                purchase("a", "1997-01-01T08:00:00Z", "9.00", "9.00"),
                purchase("b", "1997-01-01T20:00:00Z", "90.00", "90.00"),
                purchase("c", "1997-03-01T10:00:00Z", "30.00", "30.00"),
                purchase("d", "1997-03-01T11:00:00Z", "20.00", "5.00"),
                purchase("e", "1997-08-02T00:00:00Z", "0.00", "0.00"));

        assertThat(customer).contains(new Transactions(new History(2, 213 / 7.0, 272 / 7.0), "CNY", 17.5));
    }

    @Test
    void purchaseAfterTheLastDay_doesNotCount() {
        var purchases = List.of(
                purchase("a", "1997-09-30T23:59:59.999Z", "9.00", "9.00"),
                purchase("b", "1997-10-01T00:00:00Z", "9.00", "9.00"));

        assertThat(Transactions.of(purchases, ZoneOffset.UTC, END).orElseThrow().history())
                .isEqualTo(new History(0, 0, 0));
        assertThat(Transactions.of(purchases, ZoneOffset.UTC, END.minusDays(1))).isEmpty();
    }

    @Test
    void day_isThatOfTheZone() {
        var purchases = List.of(
                purchase("a", "1997-01-01T17:00:00Z", "9.00", "9.00"),
                purchase("b", "1997-01-02T15:00:00Z", "9.00", "9.00"));
        var first = LocalDate.parse("1997-01-02");

        assertThat(Transactions.of(purchases, ZoneId.of("Asia/Shanghai"), first)
                        .orElseThrow()
                        .history())
                .isEqualTo(new History(0, 0, 0));
        assertThat(Transactions.of(purchases, ZoneOffset.UTC, first)
                        .orElseThrow()
                        .history())
                .isEqualTo(new History(1, 1 / 7.0, 1 / 7.0));
    }

    @Test
    void spend_isOfOneCurrency() {
        var foreign =
                new Purchase("x", 1, Instant.parse("1997-05-05T10:00:00Z"), BigDecimal.TEN, BigDecimal.TEN, "EUR");
        var first = purchase("a", "1997-01-01T08:00:00Z", "9.00", "9.00");
        var again = purchase("b", "1997-02-01T08:00:00Z", "7.00", "7.00");

        var mixed = of(first, again, foreign).orElseThrow();
        assertThat(mixed.history().repeats()).isEqualTo(2);
        assertThat(mixed.spend("CNY")).isEmpty();
        assertThat(of(first, foreign).orElseThrow().spend("EUR")).contains(new Spend(1, 10));
        assertThat(of(first, again).orElseThrow().spend("EUR")).isEmpty();
        assertThat(of(foreign).orElseThrow().spend("CNY")).contains(new Spend(0, 0));
    }

    @Test
    void population_countsInTheCurrencyOfMost() {
        var first = purchase("a", "1997-01-01T08:00:00Z", "9.00", "9.00");
        var again = purchase("b", "1997-02-01T08:00:00Z", "7.00", "7.00");
        var foreign =
                new Purchase("x", 1, Instant.parse("1997-05-05T10:00:00Z"), BigDecimal.TEN, BigDecimal.TEN, "EUR");
        var population = new Population(List.of(
                of(first).orElseThrow(),
                of(first, again).orElseThrow(),
                of(first, foreign).orElseThrow(),
                of(first, again).orElseThrow()));

        assertThat(population.currency()).contains("CNY");
        assertThat(population.spends()).containsExactly(new Spend(1, 7), new Spend(1, 7));
        assertThat(population.repeatCustomers()).isEqualTo(3);
        assertThat(population.repeatTransactions()).isEqualTo(3);
        assertThat(new Population(List.of(of(first).orElseThrow())).currency()).isEmpty();
    }

    @Test
    void totals_leaveOutWhatIsNotKnown() {
        var totals = SegmentTotals.NONE
                .with(new Expected(2.0, 0.5, 10.0))
                .with(new Expected(1.0, 0.5, null))
                .withMembers(5)
                .plus(SegmentTotals.NONE.with(new Expected(3.0, 1.0, 1.0)).withMembers(1));

        assertThat(totals.members()).isEqualTo(6);
        assertThat(totals.customers()).isEqualTo(3);
        assertThat(totals.purchases()).isCloseTo(6, within(1e-12));
        assertThat(totals.alive()).isCloseTo(2, within(1e-12));
        assertThat(totals.value()).isCloseTo(23, within(1e-12));
    }

    private static Optional<Transactions> of(Purchase... purchases) {
        return Transactions.of(List.of(purchases), ZoneOffset.UTC, END);
    }

    private static Purchase purchase(String id, String at, String gross, String net) {
        return new Purchase(id, 1, Instant.parse(at), new BigDecimal(gross), new BigDecimal(net), "CNY");
    }
}
