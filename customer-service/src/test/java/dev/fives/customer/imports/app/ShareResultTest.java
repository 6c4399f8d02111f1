package dev.fives.customer.imports.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.imports.app.ImportTarget.Recorded;
import dev.fives.customer.imports.model.Effects;
import dev.fives.customer.imports.model.Invoice;
import dev.fives.customer.imports.model.PurchaseRow;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareResultTest {
    private static final Rejection UNMATCHED = new Rejection(new RowKey(0, 2), "cancels 1 × B");

    /** As an amount that was refunded through the API before, so that the lines are worth more than is left. */
    @Test
    void refusedRefund_rejectsItsRowsAndTheJobGoesOn() {
        var result = ShareResult.cancellation(
                new Invoice("C1", "17850", List.of(row(1), row(2))),
                List.of(UNMATCHED),
                List.of(new Recorded.Added(), new Recorded.Refused("violations: 1")));

        assertThat(result.ok()).isZero();
        assertThat(result.rejections()).containsExactly(UNMATCHED, new Rejection(new RowKey(0, 1), "violations: 1"));
        assertThat(result.effects()).isEqualTo(Effects.REFUND_RECORDED);
    }

    @Test
    void refund_countsTheRowsThatFoundSomething() {
        var result = ShareResult.cancellation(
                new Invoice("C1", "17850", List.of(row(1), row(2))),
                List.of(UNMATCHED),
                List.of(new Recorded.Existing()));

        assertThat(result.ok()).isEqualTo(1);
        assertThat(result.rejections()).containsExactly(UNMATCHED);
    }

    private static PurchaseRow row(long row) {
        return new PurchaseRow(new RowKey(0, row), "C1", "17850", Instant.EPOCH, "A", null, -1, BigDecimal.ONE, null);
    }
}
