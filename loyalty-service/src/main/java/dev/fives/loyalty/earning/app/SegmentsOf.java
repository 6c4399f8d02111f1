package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.model.Memberships;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Which segments and which frequency band a customer is in, as far as was heard. */
public interface SegmentsOf {

    /** {@link Memberships#NOTHING_HEARD} for a customer nothing was heard of. */
    Mono<Memberships> of(String customerId);

    /** The same of many, by customer; nothing was heard of who is absent. */
    Mono<Map<String, Memberships>> ofAll(Collection<String> customerIds);
}
