package dev.fives.ticket.config;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.id.Ids;
import dev.fives.ticket.ticket.app.EditTicket;
import dev.fives.ticket.ticket.app.HearOfCare;
import dev.fives.ticket.ticket.app.HearOfRemedy;
import dev.fives.ticket.ticket.app.NewTickets;
import dev.fives.ticket.ticket.app.OpenSurveyTicket;
import dev.fives.ticket.ticket.kafka.OpenOnNegativeAnswer;
import dev.fives.ticket.ticket.kafka.ReopenOnUnhappyCare;
import dev.fives.ticket.ticket.kafka.SettleRemedy;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tickets hear of. No parking: each memory is an id or a state, whatever came before. */
@Configuration(proxyBeanMethods = false)
class HearingWiring {
    static final String GROUP = "ticket";

    @Bean
    Subscription feedbackEvents(NewTickets tickets, Ids ids) {
        return new Subscription(
                GROUP,
                Topic.FEEDBACK,
                Map.of(EventTypes.RESPONSE_SUBMITTED, new OpenOnNegativeAnswer(new OpenSurveyTicket(tickets, ids))),
                false);
    }

    @Bean
    Subscription loyaltyEvents(EditTicket edit) {
        SettleRemedy settle = new SettleRemedy(new HearOfRemedy(edit));
        return new Subscription(
                GROUP,
                Topic.LOYALTY,
                Map.of(
                        EventTypes.REMEDY_GRANTED,
                        settle,
                        EventTypes.REMEDY_REFUSED,
                        settle,
                        EventTypes.CARE_COMPLETED,
                        new ReopenOnUnhappyCare(new HearOfCare(edit))),
                false);
    }
}
