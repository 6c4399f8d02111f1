package dev.fives.loyalty.offer.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over offers. */
public interface OfferQueries {
    /** In the order of their ids, archived ones and those that are over too. */
    Flux<Stored<Offer>> page(String afterId, int limit);

    Mono<Long> count();

    /** Those that end after this instant and are not archived, the first to end first. */
    Flux<Stored<Offer>> open(Instant now, int limit);

    Mono<Long> countOpen(Instant now);

    /** What the customer took that ends after this instant, whatever became of the offer, the first to end first. */
    Flux<Stored<OfferGrant>> grantsOf(String customerId, Instant now, int limit);
}
