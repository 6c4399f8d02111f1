package dev.fives.segmentation.profile.app;

import reactor.core.publisher.Mono;

/** Keeps the newest event of each ticket. */
public interface TicketFacts {

    /** Keeps it unless a newer one is known. */
    Mono<Void> keep(TicketFact fact);

    /** Empty for a ticket that was never kept. */
    Mono<TicketFact> newest(String ticketId);
}
