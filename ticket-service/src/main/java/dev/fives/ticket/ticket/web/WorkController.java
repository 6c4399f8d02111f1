package dev.fives.ticket.ticket.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.app.AddMessage;
import dev.fives.ticket.ticket.app.MoveTicket;
import dev.fives.ticket.ticket.app.Tickets;
import dev.fives.ticket.ticket.model.Message;
import dev.fives.ticket.ticket.model.MessageDraft;
import dev.fives.ticket.ticket.model.MoveDraft;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.Visibility;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The work on a ticket: its status and its thread. */
@RestController
@RequestMapping("/tickets/{id}")
class WorkController {
    private static final String VISIBILITY = "visibility";

    private final MoveTicket move;
    private final AddMessage add;
    private final Tickets tickets;
    private final Answers answers;
    private final Paging paging;

    WorkController(MoveTicket move, AddMessage add, Tickets tickets, Answers answers, Paging paging) {
        this.move = move;
        this.add = add;
        this.tickets = tickets;
        this.answers = answers;
        this.paging = paging;
    }

    /** If-Match is optional here: the table of transitions guards against a lost race. */
    @PostMapping("/transitions")
    Mono<ResponseEntity<TicketResponse>> move(
            @PathVariable String id, @RequestBody MoveDraft draft, ServerHttpRequest request) {
        String ifMatch = request.getHeaders().getFirst("If-Match");
        return move.move(id, ifMatch == null ? null : seen(ifMatch), draft)
                .map(answers::ok)
                .switchIfEmpty(Answers.notFound());
    }

    private static @Nullable Long seen(String ifMatch) {
        return ETags.requireIfMatch(ifMatch);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Message> add(@PathVariable String id, @RequestBody MessageDraft draft) {
        return add.add(id, draft).switchIfEmpty(Answers.notFound());
    }

    /** Oldest first. */
    @GetMapping("/messages")
    Mono<Page<Message>> messages(@PathVariable String id, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(VISIBILITY), Set.of());
        request.requireKnown(VISIBILITY, Visibility.values());
        return tickets.find(id)
                .zipWith(
                        Masking.current(),
                        (stored, masking) ->
                                Slices.page(Shown.messages(wanted(stored.state(), request), masking), request, paging))
                .switchIfEmpty(Answers.notFound());
    }

    private static List<Message> wanted(Ticket ticket, PageRequest request) {
        String visibility = request.filter().get(VISIBILITY);
        return visibility == null
                ? ticket.messages()
                : ticket.messages().stream()
                        .filter(message -> message.visibility().name().equals(visibility))
                        .toList();
    }
}
