package dev.fives.segmentation.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of long reads; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.scans")
record ScanProperties(int atOnce, Duration timeMax, Duration retryAfter) {}
