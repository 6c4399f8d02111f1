package dev.fives.gateway.overview;

import dev.fives.gateway.overview.Part.Status;
import dev.fives.kit.time.BusinessClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/**
 * Asks one service for its part. Never fails: what goes wrong is a status. It heeds the breaker of the service's route and
 * tells it of a service that is not there; running out of the overview's short time is not held against the service.
 */
final class PartReader {
    private static final Logger LOG = LoggerFactory.getLogger(PartReader.class);

    private static final Retry ONCE_MORE =
            Retry.max(1).filter(PartReader::brokeOff).onRetryExhaustedThrow((retry, last) -> last.failure());

    private final WebClient client;
    private final CircuitBreakerRegistry breakers;
    private final Environment addresses;
    private final Duration timeout;
    private final BusinessClock clock;
    private final MeterRegistry meters;

    PartReader(
            WebClient client,
            CircuitBreakerRegistry breakers,
            Environment addresses,
            Duration timeout,
            BusinessClock clock,
            MeterRegistry meters) {
        this.client = client;
        this.breakers = breakers;
        this.addresses = addresses;
        this.timeout = timeout;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<Part> read(PartSource source, String customerId, HttpHeaders headers) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(meters);
            CircuitBreaker breaker = breakers.circuitBreaker(source.route());
            return ask(source, customerId, headers)
                    .transformDeferred(CircuitBreakerOperator.of(breaker))
                    .timeout(timeout)
                    .onErrorResume(fault -> Mono.just(unavailable(source, fault)))
                    .doOnNext(part -> sample.stop(meters.timer(
                            "fives.overview.part",
                            "part",
                            source.partName(),
                            "status",
                            part.status().name())));
        });
    }

    /** The part of a caller that may not have it. */
    Part forbidden() {
        return new Part(Status.FORBIDDEN, clock.instant(), null);
    }

    private Mono<Part> ask(PartSource source, String customerId, HttpHeaders headers) {
        return client.get()
                .uri(addresses.getRequiredProperty(source.addressSetting()) + source.path(), customerId)
                .headers(own -> own.addAll(headers))
                .exchangeToMono(answer -> part(source, answer))
                .onErrorMap(
                        WebClientRequestException.class, fault -> Objects.requireNonNullElse(fault.getCause(), fault))
                .retryWhen(ONCE_MORE);
    }

    /** A connection of the pool that the service had closed; a service that is not there is not asked again. */
    private static boolean brokeOff(Throwable fault) {
        return fault instanceof IOException && !(fault instanceof ConnectException);
    }

    private Mono<Part> part(PartSource source, ClientResponse answer) {
        if (answer.statusCode().is2xxSuccessful()) {
            return answer.bodyToMono(JsonNode.class)
                    .map(body -> new Part(Status.OK, clock.instant(), source.excerpt(body)));
        }
        boolean absent = answer.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                || answer.statusCode().isSameCodeAs(HttpStatus.GONE);
        Status status = absent ? Status.ABSENT : Status.UNAVAILABLE;
        return answer.releaseBody().thenReturn(new Part(status, clock.instant(), null));
    }

    private Part unavailable(PartSource source, Throwable fault) {
        LOG.debug("{}: {}", source.partName(), fault.getClass().getSimpleName());
        return new Part(Status.UNAVAILABLE, clock.instant(), null);
    }
}
