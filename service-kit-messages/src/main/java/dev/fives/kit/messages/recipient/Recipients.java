package dev.fives.kit.messages.recipient;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import reactor.core.publisher.Mono;

/** Knows whom a message reaches. */
@FunctionalInterface
public interface Recipients {
    /** Asked before each try; error {@link RecipientsAway} where there is no answer. */
    Mono<Permit> ask(String messageId, String customerId, MessageChannel channel, MessagePurpose purpose);
}
