package dev.fives.kit.web;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of requests.
 *
 * @param bodyMax largest request body
 * @param bodyMaxByPath largest body of single paths, by path pattern
 * @param bodyLinger for which the rest of a body that is refused for its size is taken and dropped, so that the caller reads the answer
 * @param readTimeout longest silence inside a request
 * @param sampledPercent of the traces that begin here: each event of them is written to the log by who hears it
 */
@ConfigurationProperties("fives.http")
record HttpProperties(
        @DefaultValue("256KB") DataSize bodyMax,
        @DefaultValue Map<String, DataSize> bodyMaxByPath,
        @DefaultValue("1s") Duration bodyLinger,
        @DefaultValue("30s") Duration readTimeout,
        double sampledPercent) {}
