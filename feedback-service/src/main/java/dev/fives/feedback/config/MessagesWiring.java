package dev.fives.feedback.config;

import dev.fives.feedback.invitation.app.InvitationMessage;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.invitation.web.Links;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.messages.config.MessagesConfiguration;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.time.BusinessClock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this service writes to customers. */
@Configuration(proxyBeanMethods = false)
@Import(MessagesConfiguration.class)
class MessagesWiring {
    private static final String ID_PREFIX = "msg_fbk";

    @Bean
    Correspondence correspondence(AggregateStore<Invitation> invitations, Links links, BusinessClock clock) {
        return new Correspondence(
                ID_PREFIX, Map.of(InvitationMessage.TEMPLATE, new InvitationMessage(invitations, links::to, clock)));
    }
}
