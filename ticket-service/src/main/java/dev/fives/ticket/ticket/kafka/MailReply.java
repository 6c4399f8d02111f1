package dev.fives.ticket.ticket.kafka;

import dev.fives.contracts.ticket.TicketMessageAdded;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.messages.message.Messages;
import dev.fives.ticket.ticket.app.ReplyMessage;
import reactor.core.publisher.Mono;

/**
 * {@code ticket.message-added}, this service's own, heard back: so that no crash between the word and the mail loses the
 * mail. Memory: the message's id comes from the word.
 */
public final class MailReply implements EventHandler {
    private static final String AGENT = "AGENT";
    private static final String PUBLIC = "PUBLIC";
    private static final String EMAIL = "EMAIL";

    private final Messages messages;

    public MailReply(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        TicketMessageAdded added = event.dataAs(TicketMessageAdded.class);
        String customerId = added.ticket().customerId();
        boolean isReply = added.authorKind().equals(AGENT)
                && added.visibility().equals(PUBLIC)
                && added.ticket().channel().equals(EMAIL);
        return isReply && customerId != null
                ? ReplyMessage.request(messages, added.ticket().ticketId(), added.messageId(), customerId, added.at())
                : Mono.empty();
    }
}
