package dev.fives.ticket.ticket.kafka;

import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.ticket.ticket.app.HearOfCare;
import reactor.core.publisher.Mono;

/** {@code care.completed}: a customer who is still unhappy gets the ticket reopened. */
public final class ReopenOnUnhappyCare implements EventHandler {
    private static final String UNHAPPY = "UNHAPPY";

    private final HearOfCare hear;

    public ReopenOnUnhappyCare(HearOfCare hear) {
        this.hear = hear;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        CareChanged care = event.dataAs(CareChanged.class);
        String ticketId = care.ticketId();
        return ticketId != null && UNHAPPY.equals(care.outcome())
                ? hear.unhappy(ticketId, care.taskId())
                : Mono.empty();
    }
}
