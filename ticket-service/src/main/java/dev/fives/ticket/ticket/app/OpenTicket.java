package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.Origin;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketDraft;
import dev.fives.ticket.ticket.model.TicketRules;
import reactor.core.publisher.Mono;

/** Opens a ticket, once per channel and external message id; its answer is the receipt. */
public class OpenTicket {
    private static final int CREATED = 201;

    private final NewTickets tickets;
    private final TicketRules rules;
    private final Ids ids;
    private final RealClock clock;

    public OpenTicket(NewTickets tickets, TicketRules rules, Ids ids, RealClock clock) {
        this.tickets = tickets;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** The ticket, and whether this call, or the one that it repeats, opened it. */
    public record Opened(Stored<Ticket> ticket, boolean created) {}

    /** The first ticket again where the message, or the Idempotency-Key, was seen before. */
    public Mono<Opened> open(TicketDraft draft) {
        return Mono.zip(Command.current(clock, "POST /tickets", draft), RequestContext.current())
                .flatMap(it -> open(draft, it.getT1(), it.getT2().caller()));
    }

    private Mono<Opened> open(TicketDraft draft, Command command, String caller) {
        Violations violations = new Violations();
        Origin origin =
                rules.origin(draft, caller, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        Content content = rules.content(draft, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return tickets.once(idOf(origin, command), origin, content, null, command.record(CREATED, 1))
                .map(opened -> new Opened(opened.ticket(), opened.created() || isRepeat(command, opened.ticket())));
    }

    private String idOf(Origin origin, Command command) {
        return origin.externalMessageId() == null
                ? command.idOf(ids, "tic")
                : ids.derived("tic", "message", origin.channel(), origin.externalMessageId());
    }

    /** What is there without a message of its own has its id from this very command. */
    private static boolean isRepeat(Command command, Stored<Ticket> ticket) {
        return command.isDoneIn(ticket) || ticket.state().origin().externalMessageId() == null;
    }
}
