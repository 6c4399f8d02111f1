package dev.fives.kit.events.index;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of reading events again; the values and their reasons stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.history")
public record HistoryProperties(int readers, Duration readTimeout, int pageDefault, int pageMax) {}
