package dev.fives.ticket.config;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.AddMessage;
import dev.fives.ticket.ticket.app.Complain;
import dev.fives.ticket.ticket.app.EditTicket;
import dev.fives.ticket.ticket.app.MoveTicket;
import dev.fives.ticket.ticket.app.NewTickets;
import dev.fives.ticket.ticket.app.OpenTicket;
import dev.fives.ticket.ticket.app.PatchTicket;
import dev.fives.ticket.ticket.app.RequestRemedy;
import dev.fives.ticket.ticket.app.TicketNumbers;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import dev.fives.ticket.ticket.mongo.MongoTickets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What callers can do with tickets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketProperties.class)
class TicketWiring {

    @Bean
    AggregateStore<Ticket> ticketStore(AggregateStores stores) {
        return MongoTickets.aggregates(stores);
    }

    @Bean
    MongoTickets tickets(AggregateStore<Ticket> store) {
        return new MongoTickets(store);
    }

    @Bean
    IndexSpec ticketIndexes() {
        return MongoTickets.indexes();
    }

    @Bean
    TicketRules ticketRules(TicketProperties properties) {
        return new TicketRules(properties.limits());
    }

    @Bean
    TicketNumbers ticketNumbers(Claims claims) {
        return new TicketNumbers(claims);
    }

    @Bean
    NewTickets newTickets(
            AggregateStore<Ticket> store, TicketNumbers numbers, BusinessClock clock, TicketProperties properties) {
        return new NewTickets(store, numbers, clock, properties.answerWithin());
    }

    @Bean
    OpenTicket openTicket(NewTickets tickets, TicketRules rules, Ids ids, RealClock clock) {
        return new OpenTicket(tickets, rules, ids, clock);
    }

    @Bean
    EditTicket editTicket(AggregateStore<Ticket> store, BusinessClock clock, TicketProperties properties) {
        return new EditTicket(store, clock, properties.limits());
    }

    @Bean
    PatchTicket patchTicket(EditTicket edit, TicketRules rules, RealClock clock) {
        return new PatchTicket(edit, rules, clock);
    }

    @Bean
    MoveTicket moveTicket(EditTicket edit, TicketRules rules, RealClock clock) {
        return new MoveTicket(edit, rules, clock);
    }

    @Bean
    Complain complain(EditTicket edit, TicketRules rules, RealClock clock) {
        return new Complain(edit, rules, clock);
    }

    @Bean
    RequestRemedy requestRemedy(EditTicket edit, TicketRules rules, Ids ids, RealClock clock) {
        return new RequestRemedy(edit, rules, ids, clock);
    }

    @Bean
    AddMessage addMessage(EditTicket edit, TicketRules rules, Ids ids, RealClock clock) {
        return new AddMessage(edit, rules, ids, clock);
    }
}
