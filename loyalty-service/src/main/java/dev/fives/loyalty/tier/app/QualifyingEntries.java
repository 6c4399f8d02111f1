package dev.fives.loyalty.tier.app;

import dev.fives.loyalty.tier.model.QualifyingChange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The account's entries, of which each event tells one; the ledger holds them all. */
public interface QualifyingEntries {
    /** Number of the account's last entry; 0 without one. */
    Mono<Long> last(String customerId);

    /** Those of entries {@code first} to {@code last} that qualify, in order. */
    Flux<QualifyingChange> between(String customerId, long first, long last);
}
