package dev.fives.gateway.overview;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Limits of an overview.
 *
 * @param partTimeout longest time for one part; all of them are asked at once
 * @param partMax bytes of one service's answer
 */
@ConfigurationProperties("fives.gateway.overview")
record OverviewProperties(Duration partTimeout, DataSize partMax) {}
