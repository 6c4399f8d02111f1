package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.claim.Claims;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Opens a ticket, once per channel and external message id; its answer is the receipt. */
public class OpenTicket {
    private static final int CREATED = 201;

    private final NewTickets tickets;
    private final TicketRules rules;
    private final Claims claims;
    private final Ids ids;
    private final RealClock clock;

    public OpenTicket(NewTickets tickets, TicketRules rules, Claims claims, Ids ids, RealClock clock) {
        this.tickets = tickets;
        this.rules = rules;
        this.claims = claims;
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
        String id = idOf(origin, command.key());
        return holdKey(command, id)
                .then(Mono.defer(() -> tickets.once(id, origin, content, null, command.record(CREATED, 1)))
                        .map(opened -> checked(command, opened)));
    }

    private String idOf(Origin origin, @Nullable String key) {
        if (origin.externalMessageId() != null) {
            return ids.derived("tic", "message", origin.channel(), origin.externalMessageId());
        }
        return key == null ? ids.next("tic") : ids.derived("tic", "command", key);
    }

    /** The id may come from the message, so it takes a claim to see that the key was used for another ticket. */
    private Mono<Void> holdKey(Command command, String ticketId) {
        return command.key() == null
                ? Mono.empty()
                : claims.take("command:" + command.key(), ticketId)
                        .filter(claim -> !claim.mine())
                        .flatMap(claim -> Mono.error(Command.keyReused()));
    }

    /** A record is forgotten after a day; the key of a ticket without a message then still names it. */
    private static Opened checked(Command command, Opened opened) {
        boolean created = opened.created() || command.isDoneIn(opened.ticket());
        if (!created && opened.ticket().state().origin().externalMessageId() == null) {
            throw Command.keyReused();
        }
        return new Opened(opened.ticket(), created);
    }
}
