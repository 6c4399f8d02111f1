package dev.fives.ticket.ticket.app;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What became of a remedy; memory: its status, which leaves REQUESTED once. */
public class HearOfRemedy {
    private static final String GRANTED = "REMEDY_GRANTED";
    private static final String REFUSED = "REMEDY_REFUSED";

    private final EditTicket edit;

    public HearOfRemedy(EditTicket edit) {
        this.edit = edit;
    }

    public Mono<Void> granted(String ticketId, String remedyId, @Nullable String entryId) {
        return edit.bySystem(
                        ticketId,
                        GRANTED,
                        (ticket, now) -> ticket.awaits(remedyId) ? ticket.granted(entryId, now) : ticket)
                .then();
    }

    /** What was resolved on the strength of it is opened again. */
    public Mono<Void> refused(String ticketId, String remedyId, String reason) {
        return edit.bySystem(
                        ticketId,
                        REFUSED,
                        (ticket, now) -> ticket.awaits(remedyId) ? ticket.refused(reason, now) : ticket)
                .then();
    }
}
