package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.model.Earned;
import reactor.core.publisher.Mono;

/** What the account knows of earlier occasions; the ledger implements it. */
@FunctionalInterface
public interface EarnedSoFar {

    Mono<Earned> of(String customerId);
}
