package dev.fives.loyalty.config;

import dev.fives.loyalty.quote.app.QuoteLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of quotes; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.quote")
record QuoteProperties(int linesMax, int couponsMax) {

    QuoteLimits limits() {
        return new QuoteLimits(linesMax, couponsMax);
    }
}
