package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.Complaint;
import dev.fives.ticket.ticket.model.Remedy;
import dev.fives.ticket.ticket.model.RemedyDraft;
import dev.fives.ticket.ticket.model.RemedyStatus;
import dev.fives.ticket.ticket.model.RemedyType;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketRules;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks loyalty for what makes good a complaint; one remedy at a time, another one only after a refusal. */
public class RequestRemedy {
    private static final int CREATED = 201;

    private final EditTicket edit;
    private final TicketRules rules;
    private final Ids ids;
    private final RealClock clock;

    public RequestRemedy(EditTicket edit, TicketRules rules, Ids ids, RealClock clock) {
        this.edit = edit;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The remedy that this very request brought, also where it was refused and another one followed. Empty without the
     * ticket; 409 where it is no complaint or has a remedy. Points move: without a key 400.
     */
    public Mono<Remedy> request(String ticketId, RemedyDraft draft) {
        return RequestContext.current()
                .doOnNext(IdempotencyKeys::requireCommandKey)
                .then(Command.current(clock, "POST /tickets/" + ticketId + "/complaint/remedy", draft))
                .flatMap(command -> {
                    String id = ids.derived("rem", ticketId, Objects.requireNonNull(command.key(), "key"));
                    return edit.byCaller(
                                    ticketId,
                                    new Wish(command, null, CREATED),
                                    (ticket, now) -> ticket.with(remedy(id, ticket, draft, now)))
                            .map(stored -> requested(stored.state(), id));
                });
    }

    /** Ids of remedies were numbers before they were keys; such a one is the last, or is forgotten. */
    private static Remedy requested(Ticket ticket, String id) {
        Complaint complaint = Objects.requireNonNull(ticket.complaint(), "complaint");
        return complaint.remedy(id).orElseGet(() -> Objects.requireNonNull(complaint.remedy(), "remedy"));
    }

    private Remedy remedy(String id, Ticket ticket, RemedyDraft draft, Instant now) {
        Complaint complaint = ticket.complaint();
        if (complaint == null) {
            throw conflict("kind: " + ticket.content().kind() + " (expected: COMPLAINT)");
        }
        requireRoom(complaint.remedy());
        if (complaint.remedy(id).isPresent()) { // a key that is older than its record still names its remedy
            throw Command.keyReused();
        }
        Violations violations = new Violations();
        Remedy remedy =
                rules.remedy(id, draft, now, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        if (remedy.type() != RemedyType.NONE && ticket.origin().customerId() == null) {
            throw conflict("customerId: absent (expected: a customer who can be given something)");
        }
        return remedy;
    }

    private static void requireRoom(@Nullable Remedy present) {
        boolean counts = present != null
                && (present.status() == RemedyStatus.REQUESTED || present.status() == RemedyStatus.GRANTED);
        if (present != null && counts) {
            throw conflict("remedy: " + present.status() + " (expected: none, or a refused one)")
                    .withProperty("remedyId", present.id());
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }
}
