package dev.fives.kit.messages.message;

import dev.fives.kit.messages.MessageChannel;
import reactor.core.publisher.Mono;

/** Where nobody knows customer-service: nobody is written. */
public final class NoMessages implements Messages {
    @Override
    public Mono<Void> request(MessageWish wish) {
        return Mono.empty();
    }

    @Override
    public boolean reach(MessageChannel channel) {
        return false;
    }
}
