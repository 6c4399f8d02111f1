package dev.fives.customer.contact.web;

import dev.fives.customer.contact.app.InteractionDraft;
import dev.fives.customer.contact.app.Interactions;
import dev.fives.customer.contact.app.LogInteraction;
import dev.fives.customer.contact.model.Direction;
import dev.fives.customer.contact.model.Interaction;
import dev.fives.customer.contact.model.InteractionChannel;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who spoke with a customer: enter, list, read. */
@RestController
@RequestMapping("/customers/{customerId}/interactions")
class InteractionController {
    private static final Set<String> FILTERS = Set.of("channel", "direction");

    private final LogInteraction log;
    private final Interactions interactions;
    private final Customers customers;
    private final Paging paging;

    InteractionController(LogInteraction log, Interactions interactions, Customers customers, Paging paging) {
        this.log = log;
        this.interactions = interactions;
        this.customers = customers;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<InteractionResponse>> log(
            @PathVariable String customerId, @RequestBody InteractionDraft draft) {
        return log.log(customerId, draft)
                .map(stored -> ResponseEntity.created(
                                URI.create("/customers/" + customerId + "/interactions/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(InteractionResponse.of(stored, Masking.OFF)));
    }

    @GetMapping
    Mono<Page<InteractionResponse>> ofCustomer(@PathVariable String customerId, ServerHttpRequest http) {
        PageRequest request = paging.read(http, FILTERS, Set.of());
        request.requireKnown("channel", InteractionChannel.values());
        request.requireKnown("direction", Direction.values());
        return customers
                .find(customerId)
                .switchIfEmpty(notFound("customer"))
                .then(Masking.current())
                .flatMap(masking -> interactions
                        .ofCustomer(customerId, request)
                        .zipWith(
                                request.total(interactions.countOfCustomer(customerId, request)),
                                (found, total) -> page(found, request, total, masking)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<InteractionResponse>> read(@PathVariable String customerId, @PathVariable String id) {
        return interactions
                .find(id)
                .filter(stored -> stored.state().customerId().equals(customerId))
                .zipWith(
                        Masking.current(),
                        (stored, masking) -> ResponseEntity.ok()
                                .eTag(ETags.of(stored.version()))
                                .body(InteractionResponse.of(stored, masking)))
                .switchIfEmpty(notFound("interaction"));
    }

    private Page<InteractionResponse> page(
            List<Stored<Interaction>> found, PageRequest request, Optional<Long> total, Masking masking) {
        boolean more = found.size() > request.pageSize();
        List<Stored<Interaction>> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream()
                        .map(stored -> InteractionResponse.of(stored, masking))
                        .toList(),
                more ? paging.next(request, interactions.position(items.getLast())) : null,
                total.orElse(null));
    }

    private static <T> Mono<T> notFound(String what) {
        return Mono.error(
                () -> new ProblemException(Problems.NOT_FOUND, what + ": not there (expected: the id of one that is)"));
    }
}
