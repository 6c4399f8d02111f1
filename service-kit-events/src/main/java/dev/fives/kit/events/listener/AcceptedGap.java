package dev.fives.kit.events.listener;

import reactor.core.publisher.Mono;

/**
 * Whether an operator discarded an event of this key just now, so that the next one may follow a gap. A handler whose
 * memory is by sequence asks {@link #current()} and hands the answer to {@link SequenceCheck}.
 */
public record AcceptedGap(boolean accepted) {
    /** False outside a redrive. */
    public static Mono<Boolean> current() {
        return Mono.deferContextual(context -> Mono.just(context.<AcceptedGap>getOrEmpty(AcceptedGap.class)
                .map(AcceptedGap::accepted)
                .orElse(false)));
    }
}
