package dev.fives.loyalty.earning.app;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Which segments a customer is in, as far as was heard. */
@FunctionalInterface
public interface SegmentsOf {

    /** Their ids; an empty set for a customer nothing was heard of. */
    Mono<Set<String>> of(String customerId);
}
