package dev.fives.loyalty.config;

import dev.fives.loyalty.transfer.app.TransferLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of transfers; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.transfer")
record TransferProperties(long pointsMax, long pointsPerDay, Duration giveUpAfter, Duration repeatAfter) {

    TransferLimits limits() {
        return new TransferLimits(pointsMax, pointsPerDay, giveUpAfter, repeatAfter);
    }
}
