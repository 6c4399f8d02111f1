package dev.fives.customer.config;

import dev.fives.customer.customer.model.CustomerLimits;
import dev.fives.customer.purchase.model.PurchaseLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The limits of this service; values and reasons stand in {@code customer-service.yml}. */
@ConfigurationProperties("fives.customer")
record CustomerProperties(CustomerLimits limits, PurchaseLimits purchaseLimits) {}
