package dev.fives.customer.purchase.model;

import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund as somebody wrote it: an amount, or pieces, or both where the amount is not the pieces' price. */
public record RefundDraft(
        @Nullable String externalRef,
        @Nullable MoneyDraft amount,
        @Nullable List<PiecesDraft> lines) {

    /**
     * Returned pieces as written.
     *
     * @param unitPrice which of the lines of this article came back, where it was sold at several prices
     */
    public record PiecesDraft(
            @Nullable String sku,
            @Nullable Long quantity,
            @Nullable String unitPrice) {
        public PiecesDraft(@Nullable String sku, @Nullable Long quantity) {
            this(sku, quantity, null);
        }
    }
}
