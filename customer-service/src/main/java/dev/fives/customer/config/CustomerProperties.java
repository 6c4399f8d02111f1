package dev.fives.customer.config;

import dev.fives.customer.consent.app.ConsentLimits;
import dev.fives.customer.contact.app.ContactLimits;
import dev.fives.customer.customer.model.CustomerLimits;
import dev.fives.customer.purchase.model.PurchaseLimits;
import dev.fives.customer.usage.app.UsageLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The limits of this service; values and reasons stand in {@code customer-service.yml}. */
@ConfigurationProperties("fives.customer")
record CustomerProperties(
        CustomerLimits limits,
        PurchaseLimits purchaseLimits,
        ConsentLimits consentLimits,
        ContactLimits contactLimits,
        UsageLimits usageLimits,
        TimelineLimits timeline) {

    /** @param batchSize entries of different customers that share one insert */
    record TimelineLimits(int batchSize) {}
}
