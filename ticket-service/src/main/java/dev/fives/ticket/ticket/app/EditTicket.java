package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.ticket.ticket.model.History;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The one way to change a ticket: load, step, and write the new state with its history, its events and the command in
 * one write. A step that changes nothing writes nothing.
 */
public class EditTicket {
    /** Status and promises of a remedy may go on in a history that is too long for edits. */
    private static final int WORK_FACTOR = 2;

    private final AggregateStore<Ticket> tickets;
    private final BusinessClock clock;
    private final TicketLimits limits;

    public EditTicket(AggregateStore<Ticket> tickets, BusinessClock clock, TicketLimits limits) {
        this.tickets = tickets;
        this.clock = clock;
        this.limits = limits;
    }

    /** What is to become of a ticket; may be asked several times, and refuses by an exception. */
    @FunctionalInterface
    interface Step {
        Ticket take(Ticket ticket, Instant now);
    }

    /**
     * A caller's wish.
     *
     * @param seenVersion 412 unless it is the present one; null where the caller does not care
     * @param status what is answered, for the record of the command
     * @param reason a code for history and events
     */
    record Wish(
            Command command,
            @Nullable Long seenVersion,
            int status,
            @Nullable String reason) {
        Wish(Command command, @Nullable Long seenVersion, int status) {
            this(command, seenVersion, status, null);
        }
    }

    /** Empty without the ticket. A command that was carried out before changes nothing. */
    Mono<Stored<Ticket>> byCaller(String id, Wish wish, Step step) {
        return RequestContext.current()
                .flatMap(request -> tickets.change(id, stored -> decide(stored, wish, request.caller(), step)));
    }

    /** For what an event causes: neither limits nor versions stand in its way. It changes nothing when heard again. */
    Mono<Stored<Ticket>> bySystem(String id, String reason, Step step) {
        return tickets.changeWhen(id, stored -> {
            Instant now = now();
            Ticket before = stored.state();
            Ticket after = step.take(before, now);
            Mono<Void> known = after.equals(before) ? Repeat.dropped() : Mono.empty();
            return known.thenReturn(change(
                    before, History.tell(before, after, RequestContext.INTERNAL, now, reason), reason, now, null));
        });
    }

    private Decision<Ticket> decide(Stored<Ticket> stored, Wish wish, String actor, Step step) {
        if (wish.command().isDoneIn(stored)) {
            return new Decision.Unchanged<>();
        }
        requireSeen(wish.seenVersion(), stored.version());
        Instant now = now();
        Ticket after = History.tell(stored.state(), step.take(stored.state(), now), actor, now, wish.reason());
        requireRoom(stored.state(), after);
        requireWhole(after);
        CommandRecord record = wish.command().record(wish.status(), stored.version() + 1);
        return change(stored.state(), after, wish.reason(), now, record);
    }

    /**
     * What was edited or moved to and fro comes to its end however long its history is: a complaint left open would bind
     * its customer. It is reopening that is refused, so that there is an end to the history too.
     */
    private void requireRoom(Ticket before, Ticket after) {
        int size = after.history().size();
        if (size == before.history().size() || after.isNearerItsEndThan(before)) {
            return;
        }
        int max = after.isWorkedOnSince(before) ? WORK_FACTOR * limits.history() : limits.history();
        if (size > max) {
            throw new ProblemException(
                    Problems.CONFLICT,
                    "history: " + size + " entries (expected: at most " + max + "; open a new ticket)");
        }
    }

    /** What is closed cannot become a complaint behind its back. */
    private static void requireWhole(Ticket after) {
        if (after.status() == Status.CLOSED && !after.missing().isEmpty()) {
            throw new ProblemException(
                            Problems.CONFLICT, "status: CLOSED (expected: REOPENED before it becomes a complaint)")
                    .withProperty(
                            "allowed",
                            after.status().allowed().stream().map(Status::name).toList());
        }
    }

    private static void requireSeen(@Nullable Long seen, long present) {
        if (seen != null) {
            ETags.requireSame(seen, present);
        }
    }

    private static Decision<Ticket> change(
            Ticket before, Ticket after, @Nullable String reason, Instant at, @Nullable CommandRecord record) {
        return after.equals(before)
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(after, TicketEvents.between(before, after, reason, at), record);
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
