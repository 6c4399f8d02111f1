package dev.fives.segmentation.config;

import dev.fives.segmentation.clv.app.FitLimits;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of customer lifetime value; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.clv")
record ClvProperties(
        ZoneId timeZone,
        int customersMax,
        int unfinishedMax,
        Duration timeMax,
        Duration poll,
        int membersMax,
        int horizonMax,
        int refitEveryDays) {

    FitLimits limits() {
        return new FitLimits(customersMax, unfinishedMax, timeMax, membersMax, horizonMax);
    }
}
