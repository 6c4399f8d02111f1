package dev.fives.customer.customer.web;

import dev.fives.customer.customer.app.CreateCustomer;
import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.customer.app.PatchCustomer;
import dev.fives.customer.customer.app.RecycleBin;
import dev.fives.customer.customer.app.UpsertCustomer;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.CustomerKind;
import dev.fives.customer.customer.model.LifecycleStage;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.MergePatch;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.Masking;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Create, read, change, upsert, search. */
@RestController
@RequestMapping("/customers")
class CustomerController {
    private static final String NAME = "name";
    private static final int PATCHED_FIELDS_MAX = 80;
    private static final Set<String> FILTERS = Set.of("kind", "tags", "lifecycleStage", "ownerId", NAME);
    private static final Set<String> SORTS = Set.of("createdAt", NAME);

    private final CreateCustomer create;
    private final PatchCustomer patch;
    private final UpsertCustomer upsert;
    private final Customers customers;
    private final Paging paging;
    private final JsonMapper json;

    CustomerController(
            CreateCustomer create,
            PatchCustomer patch,
            UpsertCustomer upsert,
            Customers customers,
            Paging paging,
            JsonMapper json) {
        this.create = create;
        this.patch = patch;
        this.upsert = upsert;
        this.customers = customers;
        this.paging = paging;
        this.json = json;
    }

    @PostMapping
    Mono<ResponseEntity<CustomerResponse>> create(@RequestBody CustomerDraft draft) {
        return create.create(draft).map(CustomerController::created);
    }

    @GetMapping
    Mono<Page<CustomerResponse>> search(ServerHttpRequest http) {
        PageRequest request = paging.read(http, FILTERS, SORTS);
        request.requireKnown("kind", CustomerKind.values());
        request.requireKnown("lifecycleStage", LifecycleStage.values());
        return Masking.current().flatMap(masking -> search(request, masking));
    }

    private Mono<Page<CustomerResponse>> search(PageRequest request, Masking masking) {
        masking.refuseIf(request.filter().containsKey(NAME), "filter by name");
        masking.refuseIf(request.sort().contains(NAME) || request.sort().contains("-" + NAME), "sort by name");
        return customers
                .search(request)
                .zipWith(
                        request.total(customers.count(request)),
                        (found, total) -> page(found, request, total, masking));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CustomerResponse>> read(@PathVariable String id) {
        return customers
                .find(id)
                .doOnNext(RecycleBin::requireThere)
                .zipWith(Masking.current(), CustomerController::shown)
                .switchIfEmpty(Mono.error(Customers::unknown));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<CustomerResponse>> patch(
            @PathVariable String id, @RequestBody JsonNode changes, ServerHttpRequest request) {
        long seen = ETags.requireIfMatch(request);
        return patch.patch(id, seen, changes, present -> patched(present, changes))
                .map(CustomerController::ok)
                .switchIfEmpty(Mono.error(Customers::unknown));
    }

    @PutMapping("/by-external-id/{system}/{externalId}")
    Mono<ResponseEntity<CustomerResponse>> upsert(
            @PathVariable String system,
            @PathVariable String externalId,
            @RequestBody CustomerDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Mono<UpsertCustomer.Upserted> done = ifMatch == null
                ? upsert.upsert(system, externalId, draft)
                : upsert.upsertSeen(ETags.requireIfMatch(ifMatch), system, externalId, draft);
        return done.map(upserted -> upserted.created() ? created(upserted.customer()) : ok(upserted.customer()));
    }

    private CustomerDraft patched(CustomerDraft present, JsonNode changes) {
        if (!changes.isObject()) {
            throw new ProblemException(Problems.MALFORMED, "body: not an object (expected: a JSON merge patch)");
        }
        requireFew(changes);
        try {
            return json.treeToValue(MergePatch.apply(json.valueToTree(present), changes), CustomerDraft.class);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problems.MALFORMED, "body: a field is unknown or of a wrong type (expected: fields of a customer)");
        }
    }

    /** Of all that there may be each can be taken away and another one given. */
    private static void requireFew(JsonNode changes) {
        Violations violations = new Violations();
        for (String fields : List.of("psychographics", "custom")) {
            violations.check(
                    changes.path(fields).size() <= PATCHED_FIELDS_MAX,
                    "/" + fields,
                    fields + ": " + changes.path(fields).size() + " (expected: at most " + PATCHED_FIELDS_MAX + ")");
        }
        violations.throwIfAny();
    }

    private Page<CustomerResponse> page(
            List<Stored<Customer>> found, PageRequest request, Optional<Long> total, Masking masking) {
        boolean more = found.size() > request.pageSize();
        List<Stored<Customer>> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream()
                        .map(stored -> CustomerResponse.of(stored, masking))
                        .toList(),
                more ? paging.next(request, customers.position(items.getLast(), request)) : null,
                total.orElse(null));
    }

    private static ResponseEntity<CustomerResponse> created(Stored<Customer> stored) {
        return ResponseEntity.created(URI.create("/customers/" + stored.id()))
                .eTag(ETags.of(stored.version()))
                .body(CustomerResponse.of(stored, Masking.OFF));
    }

    private static ResponseEntity<CustomerResponse> ok(Stored<Customer> stored) {
        return shown(stored, Masking.OFF);
    }

    private static ResponseEntity<CustomerResponse> shown(Stored<Customer> stored, Masking masking) {
        return ResponseEntity.ok().eTag(ETags.of(stored.version())).body(CustomerResponse.of(stored, masking));
    }
}
