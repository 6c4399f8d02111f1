package dev.fives.ticket.ticket.app;

import reactor.core.publisher.Mono;

/** Somebody asked the customer afterwards. Memory: the follow-ups that the ticket has heard of. */
public class HearOfCare {
    private static final String UNHAPPY = "CARE_UNHAPPY";

    private final EditTicket edit;

    public HearOfCare(EditTicket edit) {
        this.edit = edit;
    }

    public Mono<Void> unhappy(String ticketId, String careTaskId) {
        return edit.bySystem(ticketId, UNHAPPY, (ticket, now) -> ticket.unhappyAfter(careTaskId, now))
                .then();
    }
}
