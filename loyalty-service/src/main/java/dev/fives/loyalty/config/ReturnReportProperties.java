package dev.fives.loyalty.config;

import dev.fives.loyalty.report.app.ReportLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the reports on whether customers come back; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.return-report")
record ReturnReportProperties(
        int purchaseEntriesMax,
        int atOnce,
        Duration timeMax,
        Duration retryAfter,
        int daysMax,
        int monthsMax,
        int upliftTasksMax,
        int upliftGroupMin) {

    ReportLimits limits() {
        return new ReportLimits(purchaseEntriesMax, atOnce, timeMax, retryAfter, daysMax, monthsMax);
    }
}
