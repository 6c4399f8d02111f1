package dev.fives.loyalty.earning.app;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Which segments a customer is in, as far as was heard. */
public interface SegmentsOf {

    /** Their ids; an empty set for a customer nothing was heard of. */
    Mono<Set<String>> of(String customerId);

    /** The same of many, by customer; who is absent is in none. */
    Mono<Map<String, Set<String>>> ofAll(Collection<String> customerIds);
}
