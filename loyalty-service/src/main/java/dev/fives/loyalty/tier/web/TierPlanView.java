package dev.fives.loyalty.tier.web;

import dev.fives.loyalty.tier.model.Benefit;
import dev.fives.loyalty.tier.model.BenefitDiscount;
import dev.fives.loyalty.tier.model.Tier;
import dev.fives.loyalty.tier.model.TierPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan as the API shows it; the same names as when it is set. */
record TierPlanView(
        String currency,
        String zone,
        PeriodView period,
        int validityMonths,
        int graceDays,
        int warnDaysBefore,
        int returnDays,
        String downgrade,
        List<TierView> tiers) {

    record PeriodView(String kind, int months) {}

    /** @param threshold a plain decimal */
    record TierView(String code, String threshold, List<BenefitView> benefits) {
        static TierView of(Tier tier) {
            return new TierView(
                    tier.code(),
                    tier.threshold().toPlainString(),
                    tier.benefits().stream().map(BenefitView::of).toList());
        }
    }

    record BenefitView(
            String code, Benefit.Use use, @Nullable DiscountView discount) {
        static BenefitView of(Benefit benefit) {
            BenefitDiscount discount = benefit.discount();
            return new BenefitView(benefit.code(), benefit.use(), discount == null ? null : DiscountView.of(discount));
        }
    }

    /** @param percent a plain decimal */
    record DiscountView(String percent, List<String> excludedCategories) {
        static DiscountView of(BenefitDiscount discount) {
            return new DiscountView(discount.percent().toPlainString(), discount.excludedCategories());
        }
    }

    static TierPlanView of(TierPlan plan) {
        return new TierPlanView(
                plan.currency(),
                plan.zone(),
                new PeriodView(plan.period().kind().name(), plan.period().months()),
                plan.validityMonths(),
                plan.graceDays(),
                plan.warnDaysBefore(),
                plan.returnDays(),
                plan.downgrade().name(),
                plan.tiers().stream().map(TierView::of).toList());
    }
}
