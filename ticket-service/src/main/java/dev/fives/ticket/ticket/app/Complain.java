package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.ComplaintDraft;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Makes a ticket a complaint and writes down its stages. */
public class Complain {
    private static final int OK = 200;

    private final EditTicket edit;
    private final TicketRules rules;
    private final RealClock clock;

    public Complain(EditTicket edit, TicketRules rules, RealClock clock) {
        this.edit = edit;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the draft leaves out stays, the remedy always. Empty without the ticket. */
    public Mono<Stored<Ticket>> complain(String id, long seenVersion, ComplaintDraft draft) {
        return Command.current(clock, "PUT /tickets/" + id + "/complaint", draft)
                .flatMap(command -> edit.byCaller(
                        id, new Wish(command, seenVersion, OK), (ticket, now) -> complained(ticket, draft, now)));
    }

    private Ticket complained(Ticket ticket, ComplaintDraft draft, Instant now) {
        Violations violations = new Violations();
        Ticket complained =
                rules.complain(ticket, draft, now, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return complained;
    }
}
