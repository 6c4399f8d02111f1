package dev.fives.customer.purchase.web;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.purchase.app.Purchases;
import dev.fives.customer.purchase.app.RecordPurchase;
import dev.fives.customer.purchase.app.RefundPurchase;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.customer.purchase.model.RefundDraft;
import dev.fives.customer.purchase.web.PurchaseResponse.RefundResponse;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Record, read, refund. */
@RestController
class PurchaseController {
    private final RecordPurchase record;
    private final RefundPurchase refund;
    private final Purchases purchases;
    private final Customers customers;
    private final Paging paging;

    PurchaseController(
            RecordPurchase record, RefundPurchase refund, Purchases purchases, Customers customers, Paging paging) {
        this.record = record;
        this.refund = refund;
        this.purchases = purchases;
        this.customers = customers;
        this.paging = paging;
    }

    @PostMapping("/customers/{customerId}/purchases")
    Mono<ResponseEntity<PurchaseResponse>> record(@PathVariable String customerId, @RequestBody PurchaseDraft draft) {
        return record.record(customerId, draft)
                .map(recorded -> answer(
                        recorded.purchase(),
                        recorded.created()
                                ? ResponseEntity.created(URI.create(
                                        "/purchases/" + recorded.purchase().id()))
                                : ResponseEntity.ok()));
    }

    @GetMapping("/customers/{customerId}/purchases")
    Mono<Page<PurchaseResponse>> ofCustomer(@PathVariable String customerId, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return customers
                .find(customerId)
                .switchIfEmpty(notFound("customer"))
                .flatMap(customer -> purchases
                        .ofCustomer(customerId, request)
                        .zipWith(
                                request.total(purchases.countOfCustomer(customerId)),
                                (found, total) -> page(found, request, total)));
    }

    @GetMapping("/purchases/{id}")
    Mono<ResponseEntity<PurchaseResponse>> read(@PathVariable String id) {
        return purchases
                .find(id)
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(notFound("purchase"));
    }

    @PostMapping("/purchases/{id}/refunds")
    Mono<ResponseEntity<RefundResponse>> refund(@PathVariable String id, @RequestBody RefundDraft draft) {
        return refund.refund(id, draft)
                .map(refunded -> ResponseEntity.status(refunded.created() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(RefundResponse.of(refunded.purchase(), refunded.refund())))
                .switchIfEmpty(notFound("purchase"));
    }

    private Page<PurchaseResponse> page(List<Stored<Purchase>> found, PageRequest request, Optional<Long> total) {
        boolean more = found.size() > request.pageSize();
        List<Stored<Purchase>> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream().map(PurchaseResponse::of).toList(),
                more ? paging.next(request, purchases.position(items.getLast())) : null,
                total.orElse(null));
    }

    private static ResponseEntity<PurchaseResponse> answer(Stored<Purchase> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(PurchaseResponse.of(stored));
    }

    private static <T> Mono<T> notFound(String what) {
        return Mono.error(() ->
                new ProblemException(Problems.NOT_FOUND, what + ": not there (expected: the id of a " + what + ")"));
    }
}
