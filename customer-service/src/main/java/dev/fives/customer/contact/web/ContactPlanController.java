package dev.fives.customer.contact.web;

import dev.fives.customer.contact.app.ContactPlanDraft;
import dev.fives.customer.contact.app.ContactPlans;
import dev.fives.customer.contact.app.ContactPlans.Standing;
import dev.fives.kit.http.ETags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How often to speak with a customer, and when next. {@code If-Match} is taken but not asked for. */
@RestController
@RequestMapping("/customers/{customerId}/contact-plan")
class ContactPlanController {
    private final ContactPlans plans;

    ContactPlanController(ContactPlans plans) {
        this.plans = plans;
    }

    /**
     * The plan as it is shown.
     *
     * @param lastContactAt absent where nobody ever spoke with the customer
     * @param nextContactDueAt absent without a cadence
     */
    record ContactPlanResponse(
            String customerId,
            @Nullable Integer cadenceDays,
            @Nullable Instant lastContactAt,
            @Nullable Instant nextContactDueAt) {}

    @GetMapping
    Mono<ContactPlanResponse> read(@PathVariable String customerId, ServerHttpResponse response) {
        return plans.of(customerId).map(standing -> answer(standing, response));
    }

    @PutMapping
    Mono<ContactPlanResponse> set(
            @PathVariable String customerId,
            @RequestBody ContactPlanDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            ServerHttpResponse response) {
        return plans.set(customerId, draft, ETags.condition(ifMatch)).map(standing -> answer(standing, response));
    }

    /** Its ETag is for changes alone: a contact moves the next one without it, so {@code If-None-Match} is not heeded. */
    private static ContactPlanResponse answer(Standing standing, ServerHttpResponse response) {
        response.getHeaders().setETag(ETags.of(standing.version()));
        return new ContactPlanResponse(
                standing.plan().customerId(),
                standing.plan().cadenceDays(),
                standing.lastContactAt(),
                standing.plan().nextContactDueAt(standing.lastContactAt()).orElse(null));
    }
}
