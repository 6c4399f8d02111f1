package dev.fives.kit.events.idempotency;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an answer is kept, and how a command that is under way is known; the values and their reasons stand in
 * {@code kit-events.yml}.
 *
 * @param ownPaths path patterns whose handlers give the key a meaning of their own
 */
@ConfigurationProperties("fives.idempotency")
record IdempotencyProperties(
        Duration retention,
        Duration lease,
        Duration renewal,
        Duration sweepInterval,
        @DefaultValue List<String> ownPaths) {}
