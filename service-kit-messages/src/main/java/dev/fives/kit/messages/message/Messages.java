package dev.fives.kit.messages.message;

import dev.fives.kit.messages.MessageChannel;
import reactor.core.publisher.Mono;

/** Where a service asks for messages. */
public interface Messages {
    /** Completes when the message is written down; asked again, nothing more happens. It is sent after that. */
    Mono<Void> request(MessageWish wish);

    /** Whether this deployment has anything to send with on this channel. */
    boolean reach(MessageChannel channel);
}
