package dev.fives.loyalty.referral.app;

import dev.fives.loyalty.referral.model.Bought;
import reactor.core.publisher.Mono;

/** What somebody ever bought, from the ledger itself. */
@FunctionalInterface
public interface FriendPurchases {
    Mono<Bought> of(String customerId);
}
