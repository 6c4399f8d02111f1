package dev.fives.kit.messages.message;

import java.time.Duration;

/**
 * Limits of sending; values and reasons stand in {@code kit-messages.yml}. All real time.
 *
 * @param firstBackOff pause after the first try in vain, doubled up to {@code maxBackOff}
 * @param giveUpAfter from the wish, or from the last time that somebody asked for it again
 * @param lease after which a hand-over of which nothing was heard counts as broken off
 * @param sideBySide messages of one instance that are sent at once
 */
public record DeliveryLimits(
        Duration firstBackOff, Duration maxBackOff, Duration giveUpAfter, Duration lease, int sideBySide) {}
