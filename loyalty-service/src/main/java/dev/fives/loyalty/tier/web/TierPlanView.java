package dev.fives.loyalty.tier.web;

import dev.fives.loyalty.tier.model.Benefit;
import dev.fives.loyalty.tier.model.Tier;
import dev.fives.loyalty.tier.model.TierPlan;
import java.util.List;

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
    record TierView(String code, String threshold, List<Benefit> benefits) {
        static TierView of(Tier tier) {
            return new TierView(tier.code(), tier.threshold().toPlainString(), tier.benefits());
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
