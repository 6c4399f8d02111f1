package dev.fives.kit.events.journal;

import reactor.core.publisher.Mono;

/** Brings the event of an entry to its topic. */
@FunctionalInterface
interface EntrySender<B> {
    /** Completes when the broker has acknowledged it. */
    Mono<Void> send(JournalEntry<B> entry);
}
