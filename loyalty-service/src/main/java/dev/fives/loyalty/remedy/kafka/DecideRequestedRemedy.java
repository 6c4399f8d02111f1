package dev.fives.loyalty.remedy.kafka;

import dev.fives.contracts.ticket.RemedyRequested;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.PermanentFault;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.remedy.app.DecideRemedy;
import dev.fives.loyalty.remedy.model.RemedyAsk;
import reactor.core.publisher.Mono;

/** {@code complaint.remedy-requested}. Memory: the remedy's id, as source of the entry and as id of the answer. */
public final class DecideRequestedRemedy implements EventHandler {
    private final DecideRemedy remedies;

    public DecideRequestedRemedy(DecideRemedy remedies) {
        this.remedies = remedies;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return remedies.decide(ask(event.dataAs(RemedyRequested.class)))
                .onErrorMap(ArithmeticException.class, DecideRequestedRemedy::tooMuch);
    }

    private static RemedyAsk ask(RemedyRequested requested) {
        return new RemedyAsk(
                requested.remedyId(),
                requested.ticket().ticketId(),
                requested.ticket().customerId(),
                requested.type(),
                requested.value(),
                requested.at());
    }

    private static PermanentFault tooMuch(ArithmeticException overflow) {
        return new PermanentFault("value: too large (expected: a balance below 2^63)");
    }
}
