package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.Move;
import dev.fives.ticket.ticket.model.MoveDraft;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import dev.fives.ticket.ticket.model.TicketRules.Wanted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Changes the status, where the table of transitions has it. */
public class MoveTicket {
    private static final int OK = 200;

    private final EditTicket edit;
    private final TicketRules rules;
    private final RealClock clock;

    public MoveTicket(EditTicket edit, TicketRules rules, RealClock clock) {
        this.edit = edit;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Empty without the ticket; 409 with {@code allowed} for any other transition, and with {@code missing} for a
     * complaint that cannot be closed yet.
     */
    public Mono<Stored<Ticket>> move(String id, @Nullable Long seenVersion, MoveDraft draft) {
        Violations violations = new Violations();
        Wanted wanted = rules.move(draft, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return Command.current(clock, "POST /tickets/" + id + "/transitions", draft)
                .flatMap(command -> edit.byCaller(
                        id,
                        new Wish(command, seenVersion, OK, wanted.reason()),
                        (ticket, now) -> moved(ticket, wanted.to(), now)));
    }

    private static Ticket moved(Ticket ticket, Status to, Instant now) {
        return switch (ticket.move(to, now)) {
            case Move.Moved it -> it.ticket();
            case Move.NotAllowed it -> throw refused(to, it.from(), it.allowed(), it.missing());
            case Move.Incomplete it -> throw refused(to, it.from(), it.allowed(), it.missing());
        };
    }

    private static ProblemException refused(Status to, Status from, List<Status> allowed, List<String> missing) {
        String expected = missing.isEmpty()
                ? "from " + from + " one of " + allowed
                : "a complaint with " + String.join(", ", missing);
        ProblemException refusal = new ProblemException(
                        Problems.CONFLICT, "to: " + to + " (expected: " + expected + ")")
                .withProperty("allowed", allowed.stream().map(Status::name).toList());
        return missing.isEmpty() ? refusal : refusal.withProperty("missing", missing);
    }
}
