package dev.fives.customer.customer.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of a batch; explained in {@code customer-service.yml}.
 *
 * @param items customers of one call
 * @param sideBySide of them created or changed at a time
 */
@ConfigurationProperties("fives.customers-batch")
public record BatchLimits(
        @DefaultValue("200") int items, @DefaultValue("8") int sideBySide) {}
