package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.model.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dry run as a caller asks for it, not checked yet.
 *
 * @param customerId whose tier, segments, frequency band, purchases and used caps count; absent for somebody nothing is known of
 * @param tier in the place of the customer's
 * @param segments in the place of the customer's
 * @param frequencyBand in the place of the customer's
 * @param firstPurchase in the place of what the account says
 * @param rules drafts beside the rules in force
 * @param from for a simulation over past purchases, in the place of {@code purchase}
 * @param to exclusive; now, where absent
 */
public record SimulationWish(
        @Nullable String customerId,
        @Nullable String tier,
        @Nullable List<String> segments,
        @Nullable String frequencyBand,
        @Nullable Boolean firstPurchase,
        @Nullable PurchaseDraft purchase,
        @Nullable List<RuleDraft> rules,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Whether it is about past purchases and not about one that nobody made. */
    public boolean isOfHistory() {
        return from != null;
    }

    /** @param replaces the id of a rule that the draft stands in for; else it is one more */
    public record RuleDraft(
            @Nullable String replaces, @Nullable RuleTerms rule) {}

    /** @param orderedAt now, where absent */
    public record PurchaseDraft(
            @Nullable MoneyDraft total,
            @Nullable List<LineDraft> lines,
            @Nullable String channel,
            @Nullable Instant orderedAt) {}

    public record MoneyDraft(
            @Nullable String amount, @Nullable String currency) {}

    public record LineDraft(
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand,
            @Nullable Long quantity,
            @Nullable String unitPrice) {}
}
