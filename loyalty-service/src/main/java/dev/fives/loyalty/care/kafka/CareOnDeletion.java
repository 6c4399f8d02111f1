package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.HoldCare;
import dev.fives.loyalty.care.model.CareStanding.Existence;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** {@code customer.deleted} and {@code customer.restored}. Memory: the highest sequence of the customer. */
public final class CareOnDeletion implements EventHandler {
    private final HoldCare hold;

    public CareOnDeletion(HoldCare hold) {
        this.hold = hold;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        boolean deleted = event.type().equals(EventTypes.CUSTOMER_DELETED.name());
        return hold.heard(
                event.aggregateId(),
                new Existence(event.sequence(), deleted),
                event.time().truncatedTo(ChronoUnit.MILLIS));
    }
}
