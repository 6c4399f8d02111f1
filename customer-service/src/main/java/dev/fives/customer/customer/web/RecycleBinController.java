package dev.fives.customer.customer.web;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.customer.app.DeleteCustomer;
import dev.fives.customer.customer.app.RestoreCustomer;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Deletes customers, and brings them back for some time. */
@RestController
@RequestMapping("/customers/{id}")
class RecycleBinController {
    private final DeleteCustomer delete;
    private final RestoreCustomer restore;

    RecycleBinController(DeleteCustomer delete, RestoreCustomer restore) {
        this.delete = delete;
        this.restore = restore;
    }

    /** What became of the customer, and nothing of it. A repetition may find it restored: without times then. */
    record Deleted(
            String id,
            long version,
            @Nullable Instant deletedAt,
            @Nullable Instant restorableUntil) {
        static Deleted of(Stored<Customer> stored) {
            Optional<Deletion> deletion = Optional.ofNullable(stored.state().deletion());
            return new Deleted(
                    stored.id(),
                    stored.version(),
                    deletion.map(Deletion::at).orElse(null),
                    deletion.map(Deletion::restorableUntil).orElse(null));
        }
    }

    @DeleteMapping
    Mono<ResponseEntity<Deleted>> delete(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            ServerHttpRequest request) {
        return delete.delete(id, ETags.requireIfMatch(request), reason)
                .map(stored ->
                        ResponseEntity.ok().eTag(ETags.of(stored.version())).body(Deleted.of(stored)))
                .switchIfEmpty(Mono.error(Customers::unknown));
    }

    /** Without If-Match: nobody can have changed it meanwhile. */
    @PostMapping("/restore")
    Mono<ResponseEntity<CustomerResponse>> restore(@PathVariable String id) {
        return restore.restore(id)
                .map(stored -> ResponseEntity.ok()
                        .eTag(ETags.of(stored.version()))
                        .body(CustomerResponse.of(stored, Masking.OFF)))
                .switchIfEmpty(Mono.error(Customers::unknown));
    }
}
