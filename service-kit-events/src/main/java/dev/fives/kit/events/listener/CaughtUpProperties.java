package dev.fives.kit.events.listener;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of waiting for a group to have handled what is on its topics; the values stand in {@code kit-events.yml}.
 *
 * @param pause between two looks at the group's offsets
 * @param answerTimeout for one answer of the broker
 * @param patience longest wait, before it begins anew
 */
@ConfigurationProperties("fives.caught-up")
record CaughtUpProperties(
        @DefaultValue("50ms") Duration pause,
        @DefaultValue("10s") Duration answerTimeout,
        @DefaultValue("5m") Duration patience) {}
