package dev.fives.kit.events.broker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the broker is watched.
 *
 * @param interval pause between two questions whether it is there
 * @param timeout time without an answer after which it counts as absent
 */
@ConfigurationProperties("fives.broker")
record BrokerProperties(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("3s") Duration timeout) {}
