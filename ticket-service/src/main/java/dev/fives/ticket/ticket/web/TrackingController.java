package dev.fives.ticket.ticket.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.ticket.ticket.app.TicketNumbers;
import dev.fives.ticket.ticket.app.Tickets;
import dev.fives.ticket.ticket.app.TrackingTokens;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketNumber;
import dev.fives.ticket.ticket.model.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a customer's own ticket stands, without a login: whoever has the token may see the state and no text. */
@RestController
class TrackingController {
    private final TicketNumbers numbers;
    private final Tickets tickets;
    private final TrackingTokens tokens;

    TrackingController(TicketNumbers numbers, Tickets tickets, TrackingTokens tokens) {
        this.numbers = numbers;
        this.tickets = tickets;
        this.tokens = tokens;
    }

    /** What the customer may know. */
    record Tracking(
            String number,
            Kind kind,
            Status status,
            Instant openedAt,
            @Nullable Instant acknowledgedAt,
            Instant expectedBy,
            @Nullable Instant firstRespondedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt) {
        static Tracking of(Ticket ticket) {
            Times times = ticket.times();
            return new Tracking(
                    ticket.number(),
                    ticket.content().kind(),
                    ticket.status(),
                    times.openedAt(),
                    times.acknowledgedAt(),
                    times.expectedBy(),
                    times.firstRespondedAt(),
                    times.resolvedAt(),
                    times.closedAt());
        }
    }

    /** A wrong token and a number that never was look alike. */
    @GetMapping("/tracking/{number}")
    Mono<Tracking> track(@PathVariable String number, @RequestParam(defaultValue = "") String token) {
        String typed = TicketNumber.typed(number);
        Mono<Tracking> tracking = tokens.fits(typed, token)
                ? numbers.holder(typed).flatMap(tickets::find).map(stored -> Tracking.of(stored.state()))
                : Mono.empty();
        return tracking.switchIfEmpty(Mono.error(() -> new ProblemException(
                Problems.NOT_FOUND, "number: not there (expected: a number with the token of its receipt)")));
    }
}
