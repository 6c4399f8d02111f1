package dev.fives.ticket.ticket.web;

import dev.fives.kit.http.ETags;
import dev.fives.ticket.ticket.app.Complain;
import dev.fives.ticket.ticket.app.RequestRemedy;
import dev.fives.ticket.ticket.model.ComplaintDraft;
import dev.fives.ticket.ticket.model.RemedyDraft;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The stages of a complaint, and what makes it good. */
@RestController
@RequestMapping("/tickets/{id}/complaint")
class ComplaintController {
    private final Complain complain;
    private final RequestRemedy request;
    private final Answers answers;

    ComplaintController(Complain complain, RequestRemedy request, Answers answers) {
        this.complain = complain;
        this.request = request;
        this.answers = answers;
    }

    @PutMapping
    Mono<ResponseEntity<TicketResponse>> complain(
            @PathVariable String id, @RequestBody ComplaintDraft draft, ServerHttpRequest http) {
        return complain.complain(id, ETags.requireIfMatch(http), draft)
                .map(answers::ok)
                .switchIfEmpty(Answers.notFound());
    }

    @PostMapping("/remedy")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RemedyResponse> request(@PathVariable String id, @RequestBody RemedyDraft draft) {
        return request.request(id, draft).map(RemedyResponse::of).switchIfEmpty(Answers.notFound());
    }
}
