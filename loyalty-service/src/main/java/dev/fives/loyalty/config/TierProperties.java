package dev.fives.loyalty.config;

import dev.fives.loyalty.tier.app.TierLimits;
import dev.fives.loyalty.tier.model.QualifyingPeriod;
import dev.fives.loyalty.tier.model.TierPlan;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of tiers; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param currency of the plan until somebody sets one
 */
@ConfigurationProperties("fives.loyalty.tiers")
record TierProperties(
        String currency, int tiersMax, int benefitsMax, int excludedCategoriesMax, int monthsMax, int daysMax) {

    TierLimits limits() {
        return new TierLimits(tiersMax, benefitsMax, excludedCategoriesMax, monthsMax, daysMax);
    }

    /** @param zone of the programme */
    TierPlan shipped(ZoneId zone) {
        return new TierPlan(
                0,
                currency,
                zone.getId(),
                new QualifyingPeriod(QualifyingPeriod.Kind.ROLLING, QualifyingPeriod.YEAR),
                QualifyingPeriod.YEAR,
                0,
                30,
                14,
                TierPlan.Downgrade.ONE_DOWN,
                List.of());
    }
}
