package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.Message;
import dev.fives.ticket.ticket.model.MessageDraft;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Adds a message to a ticket's thread. */
public class AddMessage {
    private static final int CREATED = 201;

    private final EditTicket edit;
    private final TicketRules rules;
    private final Ids ids;
    private final RealClock clock;

    public AddMessage(EditTicket edit, TicketRules rules, Ids ids, RealClock clock) {
        this.edit = edit;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty without the ticket; 409 where its thread is full. With a key a repetition answers the same message. */
    public Mono<Message> add(String ticketId, MessageDraft draft) {
        return Mono.zip(
                        Command.current(clock, "POST /tickets/" + ticketId + "/messages", draft),
                        RequestContext.current())
                .flatMap(it -> add(ticketId, draft, it.getT1(), it.getT2().caller()));
    }

    private Mono<Message> add(String ticketId, MessageDraft draft, Command command, String author) {
        String key = command.key();
        String id = key == null ? ids.next("msg") : ids.derived("msg", "command", ticketId, key);
        return edit.byCaller(
                        ticketId,
                        new Wish(command, null, CREATED),
                        (ticket, now) -> added(ticket, id, author, draft, now))
                .map(stored -> stored.state().messages().stream()
                        .filter(message -> message.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private Ticket added(Ticket ticket, String id, String author, MessageDraft draft, Instant now) {
        Violations violations = new Violations();
        Message message = rules.message(
                id, author, draft, now, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        int max = rules.limits().messages();
        if (ticket.messages().size() >= max) {
            throw new ProblemException(
                    Problems.CONFLICT, "messages: " + max + " (expected: fewer than " + max + "; open a new ticket)");
        }
        // a key that is older than its record still names its message
        boolean known = ticket.messages().stream().anyMatch(each -> each.id().equals(id));
        if (known) {
            throw Command.keyReused();
        }
        return ticket.with(message);
    }
}
