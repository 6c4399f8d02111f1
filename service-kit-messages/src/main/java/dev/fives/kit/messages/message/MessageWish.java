package dev.fives.kit.messages.message;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import java.time.Instant;

/**
 * That a customer be written. Who and where that is, is asked when it is sent.
 *
 * @param about what it is written for, as type and id: {@code care-task/car_…}. One message is sent for it, whoever asks
 *     how often
 * @param template one of the service's {@link Correspondence}
 * @param at business time of what it is written for; too long ago, and nothing is written
 */
public record MessageWish(
        String about, String customerId, MessageChannel channel, MessagePurpose purpose, String template, Instant at) {}
