package dev.fives.customer.purchase.model;

import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund as somebody wrote it: an amount, or pieces, or both where the amount is not the pieces' price.
 *
 * @param at when it was given; absent for now
 */
public record RefundDraft(
        @Nullable String externalRef,
        @Nullable MoneyDraft amount,
        @Nullable List<PiecesDraft> lines,
        @Nullable Instant at) {
    public RefundDraft(@Nullable String externalRef, @Nullable MoneyDraft amount, @Nullable List<PiecesDraft> lines) {
        this(externalRef, amount, lines, null);
    }

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
