package dev.fives.gateway.overview;

import static dev.fives.gateway.overview.PartSource.CUSTOMER;
import static dev.fives.gateway.overview.PartSource.LOYALTY;
import static dev.fives.gateway.overview.PartSource.SATISFACTION;
import static dev.fives.gateway.overview.PartSource.SEGMENTATION;
import static dev.fives.gateway.overview.PartSource.TICKETS;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.security.ApiKeyHeader;
import dev.fives.kit.security.Permissions;
import dev.fives.kit.web.Exchanges;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A customer over all services. All are asked at once, in the caller's name; one that is down costs its own part. */
@RestController
class OverviewController {
    private static final List<String> OF_THE_CALLER =
            List.of(HttpHeaders.AUTHORIZATION, ApiKeyHeader.NAME, HttpHeaders.ACCEPT_LANGUAGE);

    private final PartReader parts;
    private final Permissions permissions;

    OverviewController(PartReader parts, Permissions permissions) {
        this.parts = parts;
        this.permissions = permissions;
    }

    @GetMapping("/api/v1/customers/{id}/overview")
    Mono<Overview> read(@PathVariable String id, ServerWebExchange exchange) {
        return Mono.zip(
                        part(CUSTOMER, id, exchange).doOnNext(OverviewController::requireCustomer),
                        part(LOYALTY, id, exchange),
                        part(TICKETS, id, exchange),
                        part(SATISFACTION, id, exchange),
                        part(SEGMENTATION, id, exchange))
                .map(all -> new Overview(id, all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5()));
    }

    /** A part that the caller may not ask for by itself is not shown here either, and its service not troubled. */
    private Mono<Part> part(PartSource source, String id, ServerWebExchange exchange) {
        return permissions.allow(Exchanges.context(exchange), HttpMethod.GET, source.calledPath())
                ? parts.read(source, id, headers(exchange))
                : Mono.fromSupplier(parts::forbidden);
    }

    /** Only customer-service knows who exists; where it is down the others' parts are shown as they are. */
    private static void requireCustomer(Part customer) {
        if (customer.status() == Part.Status.ABSENT) {
            throw new ProblemException(Problems.NOT_FOUND, "customer: not there (expected: the id of a customer)");
        }
    }

    private static HttpHeaders headers(ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        HttpHeaders given = exchange.getRequest().getHeaders();
        OF_THE_CALLER.forEach(name -> given.getOrEmpty(name).forEach(value -> headers.add(name, value)));
        RequestContext context = Exchanges.context(exchange);
        headers.set(Exchanges.CORRELATION_ID, context.correlationId());
        headers.set(Exchanges.TRACEPARENT, context.traceparent());
        return headers;
    }
}
