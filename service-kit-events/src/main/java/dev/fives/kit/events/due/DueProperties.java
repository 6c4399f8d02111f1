package dev.fives.kit.events.due;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of the poller; the values stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.due")
public record DueProperties(Duration pollInterval, int page, Duration gaugeInterval) {}
