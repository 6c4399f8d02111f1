package dev.fives.loyalty.earning.app;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Which tier a customer has; whoever knows tiers implements it. */
@FunctionalInterface
public interface TierOf {

    /** Its code; empty where the customer has none then. */
    Mono<String> at(String customerId, Instant instant);

    static TierOf nobody() {
        return (_, _) -> Mono.empty();
    }
}
