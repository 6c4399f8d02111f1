package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.ticket.ticket.model.TicketNumber;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Numbers, each of one ticket. A ticket asks again and gets the same one. */
public class TicketNumbers {
    private static final int ATTEMPTS_MAX = 20;

    private final Claims claims;

    public TicketNumbers(Claims claims) {
        this.claims = claims;
    }

    Mono<String> of(String ticketId) {
        return of(ticketId, 1);
    }

    private Mono<String> of(String ticketId, int attempt) {
        if (attempt > ATTEMPTS_MAX) {
            return Mono.error(new ProblemException(Problems.UNAVAILABLE, "number: all taken (expected: a free one)")
                    .withRetryAfter(Duration.ofSeconds(1)));
        }
        String number = TicketNumber.of(ticketId, attempt);
        return claims.take(claim(number), ticketId)
                .flatMap(claim -> claim.mine() ? Mono.just(number) : of(ticketId, attempt + 1));
    }

    /** Id of the ticket with this number, empty where there never was one. */
    public Mono<String> holder(String number) {
        return claims.holder(claim(number));
    }

    private static String claim(String number) {
        return "number:" + number;
    }
}
