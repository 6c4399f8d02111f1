package dev.fives.ticket.config;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.messages.config.MessagesConfiguration;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Messages;
import dev.fives.ticket.ticket.app.ReplyMessage;
import dev.fives.ticket.ticket.kafka.MailReply;
import dev.fives.ticket.ticket.model.Ticket;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this service writes to customers. */
@Configuration(proxyBeanMethods = false)
@Import(MessagesConfiguration.class)
class MessagesWiring {
    private static final String ID_PREFIX = "msg_tic";

    @Bean
    Correspondence correspondence(AggregateStore<Ticket> tickets) {
        return new Correspondence(ID_PREFIX, Map.of(ReplyMessage.TEMPLATE, new ReplyMessage(tickets)));
    }

    /** No parking: the id of what is written is the memory. */
    @Bean
    Subscription ownTickets(Messages messages) {
        return new Subscription(
                HearingWiring.GROUP,
                Topic.TICKET,
                Map.of(EventTypes.TICKET_MESSAGE_ADDED, new MailReply(messages)),
                false);
    }
}
