package dev.fives.loyalty.config;

import dev.fives.loyalty.care.app.OccasionPace;
import dev.fives.loyalty.care.app.PlanLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of care plans; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.care-plan")
record CarePlanProperties(
        int plansMax,
        int calendarsMax,
        int daysMax,
        int regionsMax,
        int offsetDaysMax,
        int everyDaysMax,
        int nameLengthMax,
        int yearsAheadMax,
        Duration plansMaxAge,
        int customersAtOnce,
        int occasionsAtOnce,
        int unheardMax) {

    OccasionPace pace() {
        return new OccasionPace(customersAtOnce, occasionsAtOnce);
    }

    PlanLimits limits() {
        return new PlanLimits(
                plansMax, calendarsMax, daysMax, regionsMax, offsetDaysMax, everyDaysMax, nameLengthMax, yearsAheadMax);
    }
}
