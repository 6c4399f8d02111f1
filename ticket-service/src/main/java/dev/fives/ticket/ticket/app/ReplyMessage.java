package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.messages.message.Messages;
import dev.fives.ticket.ticket.model.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * An agent's public word on a ticket that came by mail goes back by mail, once. Its text stays in the ticket: what is
 * written down names it, and it is read when it is sent; a ticket that is another customer's by then tells nobody.
 */
public final class ReplyMessage implements Correspondence.Content {
    public static final String TEMPLATE = "ticket-reply";

    private static final String ABOUT = "ticket-message/";
    private static final String BETWEEN = ".msg_";

    private final AggregateStore<Ticket> store;

    public ReplyMessage(AggregateStore<Ticket> store) {
        this.store = store;
    }

    /** That the customer of a ticket is answered. */
    public static Mono<Void> request(
            Messages messages, String ticketId, String messageId, String customerId, Instant at) {
        return messages.request(new MessageWish(
                ABOUT + ticketId + "." + messageId,
                customerId,
                MessageChannel.EMAIL,
                MessagePurpose.SERVICE,
                TEMPLATE,
                at));
    }

    @Override
    public Mono<Map<String, String>> of(dev.fives.kit.messages.message.Message message) {
        String about = message.about().substring(ABOUT.length());
        int end = about.lastIndexOf(BETWEEN);
        String messageId = about.substring(end + 1);
        return store.find(about.substring(0, end))
                .filter(stored ->
                        message.customerId().equals(stored.state().origin().customerId()))
                .flatMap(stored -> Mono.justOrEmpty(text(stored.state(), messageId))
                        .map(text -> Map.of(
                                "number",
                                stored.state().number(),
                                "subject",
                                stored.state().content().subject(),
                                "text",
                                text)));
    }

    private static Optional<String> text(Ticket ticket, String messageId) {
        return ticket.messages().stream()
                .filter(each -> each.id().equals(messageId))
                .map(each -> each.text())
                .findFirst();
    }
}
