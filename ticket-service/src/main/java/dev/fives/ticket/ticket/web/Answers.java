package dev.fives.ticket.ticket.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.app.TrackingTokens;
import dev.fives.ticket.ticket.model.Ticket;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How tickets are answered, the same on every path. */
@Component
class Answers {
    private final TrackingTokens tokens;

    Answers(TrackingTokens tokens) {
        this.tokens = tokens;
    }

    TicketResponse body(Stored<Ticket> stored, Masking masking) {
        return TicketResponse.of(stored, tokens.of(stored.state().number()), masking);
    }

    ResponseEntity<TicketResponse> created(Stored<Ticket> stored) {
        return ResponseEntity.created(URI.create("/tickets/" + stored.id()))
                .eTag(ETags.of(stored.version()))
                .body(body(stored, Masking.OFF));
    }

    ResponseEntity<TicketResponse> ok(Stored<Ticket> stored) {
        return shown(stored, Masking.OFF);
    }

    ResponseEntity<TicketResponse> shown(Stored<Ticket> stored, Masking masking) {
        return ResponseEntity.ok().eTag(ETags.of(stored.version())).body(body(stored, masking));
    }

    static <T> Mono<T> notFound() {
        return Mono.error(
                () -> new ProblemException(Problems.NOT_FOUND, "ticket: not there (expected: the id of a ticket)"));
    }
}
