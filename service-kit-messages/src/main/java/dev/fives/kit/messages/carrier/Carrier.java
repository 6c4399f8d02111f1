package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.MessageChannel;
import reactor.core.publisher.Mono;

/** Takes letters of one channel. A deployment may declare one of its own as a bean; one of the same channel takes the place of another. */
public interface Carrier {
    MessageChannel channel();

    /** As a message's {@code via} has it, upper case. */
    String name();

    /** Opens the way; an error where that does not succeed, and nothing was handed over. */
    Mono<Line> open();

    /** An open way to the next server, for one letter. */
    interface Line {
        /** Never an error: what is not known is {@link Handover.Unknown}. */
        Mono<Handover> hand(Letter letter);

        Mono<Void> close();
    }
}
