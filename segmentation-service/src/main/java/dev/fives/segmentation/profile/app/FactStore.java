package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.Purchase;
import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Keeps purchase facts and whether they are applied to the profile. */
public interface FactStore {

    enum State {
        /** Known, and maybe in the profile already. */
        OPEN,
        APPLIED
    }

    /** Keeps the fact if it is not known, and tells what is known of it. */
    Mono<State> keep(PurchaseFact fact);

    Mono<Void> markApplied(String factId);

    /** Those of the facts that are marked. */
    Mono<Set<String>> applied(Collection<String> factIds);

    /** The highest version among the facts of a purchase that are marked or among {@code recent}; empty for none. */
    Mono<Purchase> lastApplied(String customerId, String purchaseId, Collection<String> recent);
}
