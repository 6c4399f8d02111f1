package dev.fives.loyalty.earning.app;

import reactor.core.publisher.Mono;

/**
 * Which tier a customer holds when the rules are asked; whoever knows tiers implements it. What was answered is kept in
 * the entry, so that a refund is judged by it again.
 */
@FunctionalInterface
public interface TierOf {

    /** Its code; empty where the customer has none. */
    Mono<String> customer(String customerId);
}
