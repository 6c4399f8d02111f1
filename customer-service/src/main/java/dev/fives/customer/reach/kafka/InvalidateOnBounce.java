package dev.fives.customer.reach.kafka;

import dev.fives.contracts.message.MessageChanged;
import dev.fives.customer.reach.app.HearOfBounce;
import dev.fives.customer.reach.app.HearOfBounce.Bounce;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import reactor.core.publisher.Mono;

/** {@code message.bounced}: the contact point is dead. Memory: it is, or it was put right later, so a repeat changes nothing. */
public final class InvalidateOnBounce implements EventHandler {
    private static final String UNKNOWN = "UNKNOWN";

    private final HearOfBounce hear;

    public InvalidateOnBounce(HearOfBounce hear) {
        this.hear = hear;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        MessageChanged message = event.dataAs(MessageChanged.class);
        String point = message.contactPointId();
        String reason = message.reason() == null ? UNKNOWN : message.reason();
        return point == null
                ? Mono.empty()
                : hear.bounced(new Bounce(
                        message.customerId(), point, message.channel(), reason, message.messageId(), event.time()));
    }
}
