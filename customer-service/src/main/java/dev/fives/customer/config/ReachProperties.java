package dev.fives.customer.config;

import dev.fives.customer.reach.app.ReachLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of reaching customers; values and reasons stand in {@code customer-service.yml}.
 *
 * @param publicUrl where customers reach the gateway
 * @param unsubscribeKey signs the links; empty = a random one
 */
@ConfigurationProperties("fives.reach")
record ReachProperties(String publicUrl, String unsubscribeKey, ReachLimits limits) {}
