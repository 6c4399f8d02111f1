package dev.fives.customer.purchase.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase as somebody wrote it: nothing checked, everything optional. */
public record PurchaseDraft(
        @Nullable String system,
        @Nullable String externalRef,
        @Nullable Instant orderedAt,
        @Nullable String status,
        @Nullable String channel,
        @Nullable String storeId,
        @Nullable List<LineDraft> lines,
        @Nullable List<AdjustmentDraft> adjustments,
        @Nullable MoneyDraft total) {

    /** Money as written. */
    public record MoneyDraft(
            @Nullable String amount, @Nullable String currency) {}

    /** A line as written. */
    public record LineDraft(
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand,
            @Nullable String description,
            @Nullable Long quantity,
            @Nullable String unitPrice) {}

    /** An adjustment as written. */
    public record AdjustmentDraft(
            @Nullable String type, @Nullable String amount) {}
}
