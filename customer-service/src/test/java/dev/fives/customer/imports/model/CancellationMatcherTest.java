package dev.fives.customer.imports.model;

import static dev.fives.customer.imports.model.ImportFixture.cancellation;
import static dev.fives.customer.imports.model.ImportFixture.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.imports.model.CancellationMatcher.BoughtLine;
import dev.fives.customer.imports.model.CancellationMatcher.Match;
import dev.fives.customer.imports.model.CancellationMatcher.RefundLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CancellationMatcherTest {

    private final CancellationMatcher matcher = new CancellationMatcher(List.of(
            bought("p1", 1, "TEA", "2.00", 5), bought("p2", 3, "TEA", "2.0", 2), bought("p3", 9, "TEA", "2.00", 9)));

    @Test
    void match_takesBackTheLatestPurchaseBeforeTheCancellationFirst() {
        Match match = matcher.match(cancellation(line(1, "C1", "c", 5, "TEA", -3, "2.00")));

        assertThat(match.refunds())
                .containsExactlyInAnyOrderEntriesOf(Map.of("p2", List.of(given(2)), "p1", List.of(given(1))));
        assertThat(match.unmatched()).isEmpty();
    }

    @Test
    void match_takesNothingTwice() {
        matcher.match(cancellation(line(1, "C1", "c", 5, "TEA", -6, "2.00")));

        Match second = matcher.match(cancellation(line(2, "C2", "c", 6, "TEA", -4, "2.00")));

        assertThat(second.refunds()).isEqualTo(Map.of("p1", List.of(given(1))));
        assertThat(second.unmatched())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.reason())
                                .isEqualTo(
                                        "cancels 4 × TEA (expected: bought before by this customer at this price; not found: 3)"));
    }

    @Test
    void match_wantsTheSameArticleAtTheSamePrice() {
        Match match = matcher.match(
                cancellation(line(1, "C1", "c", 5, "CUP", -1, "2.00"), line(2, "C1", "c", 5, "TEA", -1, "2.01")));

        assertThat(match.refunds()).isEmpty();
        assertThat(match.unmatched()).extracting(Rejection::key).containsExactly(new RowKey(0, 1), new RowKey(0, 2));
    }

    /** It was imported before p2, a late invoice, was there. */
    @Test
    void match_takesFirstWhatTheCancellationTookBefore() {
        CancellationMatcher repeat = new CancellationMatcher(
                List.of(bought("p1", 1, "TEA", "2.00", 3, Map.of("C1", 2)), bought("p2", 3, "TEA", "2.00", 2)));

        Match match = repeat.match(cancellation(line(1, "C1", "c", 5, "TEA", -2, "2.00")));

        assertThat(match.refunds()).isEqualTo(Map.of("p1", List.of(given(2))));
        assertThat(match.unmatched()).isEmpty();
    }

    @Test
    void match_leavesToOtherCancellationsWhatTheyTookBefore() {
        CancellationMatcher repeat =
                new CancellationMatcher(List.of(bought("p1", 1, "TEA", "2.00", 3, Map.of("C2", 2))));

        Match earlier = repeat.match(cancellation(line(1, "C1", "c", 5, "TEA", -3, "2.00")));
        Match later = repeat.match(cancellation(line(2, "C2", "c", 6, "TEA", -2, "2.00")));

        assertThat(earlier.refunds()).isEqualTo(Map.of("p1", List.of(given(1))));
        assertThat(later.refunds()).isEqualTo(Map.of("p1", List.of(given(2))));
        assertThat(later.unmatched()).isEmpty();
    }

    private static BoughtLine bought(String purchase, int day, String sku, String price, int quantity) {
        return bought(purchase, day, sku, price, quantity, Map.of());
    }

    private static BoughtLine bought(
            String purchase, int day, String sku, String price, int quantity, Map<String, Integer> takenBy) {
        return new BoughtLine(
                purchase, line(0, "", "", day, "", 1, "1").orderedAt(), sku, new BigDecimal(price), quantity, takenBy);
    }

    private static RefundLine given(int quantity) {
        return new RefundLine("TEA", new BigDecimal("2.00"), quantity);
    }
}
