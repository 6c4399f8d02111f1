package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.ContentDraft;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import java.time.Instant;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Changes what agents edit freely: subject, priority, assignee, tags, kind. */
public class PatchTicket {
    private static final int OK = 200;

    private final EditTicket edit;
    private final TicketRules rules;
    private final RealClock clock;

    public PatchTicket(EditTicket edit, TicketRules rules, RealClock clock) {
        this.edit = edit;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Applies the patch to the version that the caller has seen; 412 where there is a later one. Empty without the
     * ticket.
     *
     * @param body what the caller sent, to tell repetitions by
     */
    public Mono<Stored<Ticket>> patch(String id, long seenVersion, Object body, UnaryOperator<ContentDraft> patch) {
        return Command.current(clock, "PATCH /tickets/" + id, body)
                .flatMap(command -> edit.byCaller(
                        id, new Wish(command, seenVersion, OK), (ticket, now) -> patched(ticket, patch, now)));
    }

    private Ticket patched(Ticket ticket, UnaryOperator<ContentDraft> patch, Instant now) {
        Violations violations = new Violations();
        Ticket patched = rules.edit(
                ticket,
                patch.apply(ContentDraft.of(ticket.content())),
                now,
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return patched;
    }
}
