package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Ticket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** All that profiles are folded from anew, customer by customer. */
public interface CustomerFacts {

    /** @param applied marked as such; one that is not may be in the profile all the same */
    record KeptPurchase(String factId, boolean applied, Purchase purchase) {}

    /** Of one customer. */
    record Told(List<KeptPurchase> purchases, List<Ticket> tickets) {

        static final Told NOTHING = new Told(List.of(), List.of());

        /** Those that the profile's state must hold; an event of the others is still to come. */
        List<Purchase> appliedOr(Collection<String> recent) {
            return purchases.stream()
                    .filter(kept -> kept.applied() || recent.contains(kept.factId()))
                    .map(KeptPurchase::purchase)
                    .toList();
        }
    }

    /** Whoever has a profile or facts, strictly after one; sorted. */
    Mono<List<String>> customersAfter(String customerId, int limit);

    /** By customer; those of whom there is nothing are left out. */
    Mono<Map<String, Told>> of(Collection<String> customerIds);

    /** The number of the last event of a profile that was told, 0 for none. */
    Mono<Long> lastEvent(String customerId);
}
