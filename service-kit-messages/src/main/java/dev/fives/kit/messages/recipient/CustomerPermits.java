package dev.fives.kit.messages.recipient;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.security.ApiKeyHeader;
import dev.fives.kit.web.Exchanges;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Asks customer-service for a permit of the message: consent, address and the limit of a day are decided there, at once.
 * The same message asks for the same permit again, so that a second try costs no second place in the day.
 */
public final class CustomerPermits implements Recipients {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerPermits.class);
    private static final String PATH = "/customers/{customerId}/message-permits/{messageId}";
    private static final String GRANTED = "GRANTED";

    private final WebClient client;
    private final String key;
    private final Duration timeout;
    private final CircuitBreaker breaker;

    /** @param key of a machine with role {@code messenger} */
    public CustomerPermits(WebClient client, String key, Duration timeout, CircuitBreaker breaker) {
        this.client = client;
        this.key = key;
        this.timeout = timeout;
        this.breaker = breaker;
    }

    record Question(String channel, String purpose) {}

    record Answer(
            String status,
            @Nullable String reason,
            @Nullable String contactPointId,
            @Nullable String address,
            @Nullable String name,
            @Nullable String language,
            @Nullable String unsubscribeUrl) {
        Permit permit() {
            return status.equals(GRANTED)
                    ? new Permit.Granted(
                            Objects.requireNonNull(contactPointId),
                            Objects.requireNonNull(address),
                            name,
                            language,
                            unsubscribeUrl)
                    : new Permit.Refused(Objects.requireNonNullElse(reason, "REFUSED"));
        }

        /** Whoever logs what was read sees no name, address or token. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    @Override
    public Mono<Permit> ask(String messageId, String customerId, MessageChannel channel, MessagePurpose purpose) {
        Question question = new Question(channel.name(), purpose.name());
        return RequestContext.current()
                .flatMap(request -> asked(messageId, customerId, question, request.correlationId()))
                .timeout(timeout)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .doOnError(fault -> LOG.warn(
                        "message {}: no permit asked ({})",
                        messageId,
                        fault.getClass().getName()))
                .onErrorMap(RecipientsAway::new);
    }

    private Mono<Permit> asked(String messageId, String customerId, Question question, String correlationId) {
        return client.put()
                .uri(PATH, customerId, messageId)
                .header(ApiKeyHeader.NAME, key)
                .header(Exchanges.CORRELATION_ID, correlationId)
                .bodyValue(question)
                .retrieve()
                .bodyToMono(Answer.class)
                .map(Answer::permit);
    }
}
