package dev.fives.loyalty.earning.app;

import java.util.Map;
import reactor.core.publisher.Mono;

/** What the account knows of earlier occasions; the ledger implements it. */
@FunctionalInterface
public interface EarnedSoFar {

    Mono<Earned> of(String customerId);

    /**
     * @param anyPurchase whether any purchase was entered, so that the next one is not the first
     * @param used by the counters of caps
     */
    record Earned(boolean anyPurchase, Map<String, Long> used) {
        public static final Earned NOTHING = new Earned(false, Map.of());

        public Earned {
            used = Map.copyOf(used);
        }
    }
}
