package dev.fives.loyalty.config;

import dev.fives.loyalty.offer.app.OfferLimits;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of offers; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.offer")
record OfferProperties(int activeMax, BigDecimal percentMax) {

    OfferLimits limits() {
        return new OfferLimits(activeMax, percentMax);
    }
}
