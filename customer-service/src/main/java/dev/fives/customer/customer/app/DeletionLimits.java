package dev.fives.customer.customer.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of deletion; explained in {@code customer-service.yml}.
 *
 * @param restorableFor business time
 */
@ConfigurationProperties("fives.customers")
public record DeletionLimits(@DefaultValue("30d") Duration restorableFor) {}
