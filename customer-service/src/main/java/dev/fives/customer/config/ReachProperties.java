package dev.fives.customer.config;

import dev.fives.customer.reach.app.ReachLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of reaching customers; values and reasons stand in {@code customer-service.yml}.
 *
 * @param publicUrl where customers reach the gateway; empty = no marketing
 * @param unsubscribeKey signs the links; empty = no marketing
 */
@ConfigurationProperties("fives.reach")
record ReachProperties(String publicUrl, String unsubscribeKey, ReachLimits limits) {}
