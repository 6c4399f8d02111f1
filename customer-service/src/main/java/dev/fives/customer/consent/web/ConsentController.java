package dev.fives.customer.consent.web;

import dev.fives.customer.consent.app.ConsentDraft;
import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.consent.app.Place;
import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.consent.model.Consents;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.kit.time.BusinessClock;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
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

/**
 * Consents of a customer. Their ETag counts the decisions on this channel and purpose. {@code If-Match} is taken but not
 * asked for: a decision adds to the history and takes nothing away.
 */
@RestController
@RequestMapping("/customers/{customerId}/consents")
class ConsentController {
    private final DecideConsent consents;
    private final BusinessClock clock;

    ConsentController(DecideConsent consents, BusinessClock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /** Those of which the customer ever said something. */
    @GetMapping
    Mono<Page<ConsentResponse>> all(@PathVariable String customerId) {
        return consents.of(customerId)
                .zipWith(
                        Masking.current(),
                        (found, masking) -> new Page<>(
                                places().filter(place -> !found.of(place.channel(), place.purpose())
                                                .isEmpty())
                                        .map(place -> ConsentResponse.of(found, place, clock.instant(), masking))
                                        .toList(),
                                null,
                                null));
    }

    @GetMapping("/{channel}/{purpose}")
    Mono<ConsentResponse> read(
            @PathVariable String customerId,
            @PathVariable String channel,
            @PathVariable String purpose,
            ServerHttpResponse response) {
        Place place = place(channel, purpose);
        return consents.of(customerId)
                .zipWith(Masking.current(), (found, masking) -> answer(found, place, response, masking));
    }

    @PutMapping("/{channel}/{purpose}")
    Mono<ConsentResponse> decide(
            @PathVariable String customerId,
            @PathVariable String channel,
            @PathVariable String purpose,
            @RequestBody ConsentDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            ServerHttpResponse response) {
        Place place = place(channel, purpose);
        return consents.decide(customerId, place, draft, ETags.condition(ifMatch))
                .map(found -> answer(found, place, response, Masking.OFF));
    }

    /** The ETag is for changes alone: a consent expires without one, so {@code If-None-Match} is not heeded. */
    private ConsentResponse answer(Consents found, Place place, ServerHttpResponse response, Masking masking) {
        int decisions = found.of(place.channel(), place.purpose()).size();
        response.getHeaders().setETag(ETags.of(decisions));
        return ConsentResponse.of(found, place, clock.instant(), masking);
    }

    private static Stream<Place> places() {
        return Arrays.stream(ConsentChannel.values())
                .flatMap(channel -> Arrays.stream(ConsentPurpose.values()).map(purpose -> new Place(channel, purpose)));
    }

    private static Place place(String channel, String purpose) {
        return new Place(
                code("channel", channel, ConsentChannel.values()), code("purpose", purpose, ConsentPurpose.values()));
    }

    private static <E extends Enum<E>> E code(String what, String given, E[] codes) {
        return Arrays.stream(codes)
                .filter(code -> code.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problems.NOT_FOUND, what + ": not one (expected: one of " + Arrays.toString(codes) + ")"));
    }
}
