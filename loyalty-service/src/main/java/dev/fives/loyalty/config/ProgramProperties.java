package dev.fives.loyalty.config;

import dev.fives.loyalty.program.app.ProgramLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the programme; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.program")
record ProgramProperties(
        int walletsMax,
        int pendingDaysMax,
        int expiresAfterMonthsMax,
        int warnDaysMax,
        Duration termsMaxAge,
        int lotsMax) {

    ProgramLimits limits() {
        return new ProgramLimits(walletsMax, pendingDaysMax, expiresAfterMonthsMax, warnDaysMax);
    }
}
