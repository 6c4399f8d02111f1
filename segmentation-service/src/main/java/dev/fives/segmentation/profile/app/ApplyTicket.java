package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import reactor.core.publisher.Mono;

/**
 * Brings the newest that is known of a ticket into the profile: keep it, load the profile, ask what is the newest, write
 * if that changes anything, and ask again. Whoever keeps a newer one meanwhile loads the profile after this write or is
 * seen by the last question, so that none has to be written for its own sake.
 */
public final class ApplyTicket {

    private final ProfileWriter writer;
    private final TicketFacts facts;
    private final BusinessClock clock;
    private final int keptMax;

    /** @param keptMax tickets that a profile keeps */
    public ApplyTicket(ProfileWriter writer, TicketFacts facts, BusinessClock clock, int keptMax) {
        this.writer = writer;
        this.facts = facts;
        this.clock = clock;
        this.keptMax = keptMax;
    }

    public Mono<Void> apply(TicketFact fact, String eventId) {
        return facts.keep(fact).then(Mono.defer(() -> bring(fact.ticket().id(), fact.customerId(), eventId)));
    }

    private Mono<Void> bring(String ticketId, String customerId, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() -> attempt(ticketId, customerId, eventId)))
                .flatMap(brought -> facts.newest(ticketId)
                        .filter(newest -> newest.sequence() > brought.sequence())
                        .flatMap(newest -> bring(ticketId, newest.customerId(), eventId)));
    }

    private Mono<TicketFact> attempt(String ticketId, String customerId, String eventId) {
        return writer.find(customerId)
                .flatMap(loaded -> facts.newest(ticketId)
                        .flatMap(newest -> writer.news(
                                        loaded,
                                        customerId,
                                        profile -> profile.with(newest.ticket(), clock.instant(), keptMax),
                                        eventId)
                                .thenReturn(newest)));
    }
}
