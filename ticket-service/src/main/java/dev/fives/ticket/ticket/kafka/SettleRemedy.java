package dev.fives.ticket.ticket.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.ticket.ticket.app.HearOfRemedy;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** {@code remedy.granted} and {@code remedy.refused}: the answer to what the ticket asked for. */
public final class SettleRemedy implements EventHandler {
    private static final String UNKNOWN = "UNKNOWN";

    private final HearOfRemedy hear;

    public SettleRemedy(HearOfRemedy hear) {
        this.hear = hear;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        RemedyDecided decided = event.dataAs(RemedyDecided.class);
        return event.type().equals(EventTypes.REMEDY_GRANTED.name())
                ? hear.granted(decided.ticketId(), decided.remedyId(), decided.entryId())
                : hear.refused(
                        decided.ticketId(), decided.remedyId(), Objects.requireNonNullElse(decided.reason(), UNKNOWN));
    }
}
