package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import dev.fives.ticket.ticket.app.OpenTicket.Opened;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.Origin;
import dev.fives.ticket.ticket.model.Source;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes new tickets, each id once, with a number of its own. */
public class NewTickets {
    private final AggregateStore<Ticket> tickets;
    private final TicketNumbers numbers;
    private final BusinessClock clock;
    private final Duration answerWithin;

    public NewTickets(
            AggregateStore<Ticket> tickets, TicketNumbers numbers, BusinessClock clock, Duration answerWithin) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    /** As of now; see {@link #once(String, Origin, Content, Instant, String, CommandRecord)}. */
    Mono<Opened> once(
            String id, Origin origin, Content content, @Nullable String reason, @Nullable CommandRecord command) {
        return once(id, origin, content, clock.instant(), reason, command);
    }

    /** The ticket with this id, new or as it is. */
    Mono<Opened> once(
            String id,
            Origin origin,
            Content content,
            Instant at,
            @Nullable String reason,
            @Nullable CommandRecord command) {
        Mono<Opened> present = tickets.find(id).map(stored -> new Opened(stored, false));
        return present.switchIfEmpty(Mono.defer(() -> numbers.of(id))
                .flatMap(number ->
                        create(Ticket.opened(id, number, origin, content, times(origin, at)), reason, command))
                .map(stored -> new Opened(stored, true))
                .onErrorResume(AlreadyExists.class, taken -> present));
    }

    private Mono<Stored<Ticket>> create(Ticket ticket, @Nullable String reason, @Nullable CommandRecord command) {
        String key = Objects.requireNonNullElse(ticket.origin().customerId(), ticket.id());
        return tickets.create(ticket.id(), key, ticket, TicketEvents.opened(ticket, reason), command);
    }

    /** Who calls the API gets a receipt to pass on; a customer who only answered a survey does not know of a ticket. */
    private Times times(Origin origin, Instant at) {
        Instant opened = at.truncatedTo(ChronoUnit.MILLIS);
        Instant acknowledged = origin.source() == Source.API ? opened : null;
        return new Times(opened, acknowledged, opened.plus(answerWithin), null, null, null);
    }
}
