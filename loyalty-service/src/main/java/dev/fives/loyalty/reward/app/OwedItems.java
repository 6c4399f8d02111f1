package dev.fives.loyalty.reward.app;

import dev.fives.loyalty.reward.model.ItemStep;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What redemptions owe to the stock of their reward; whoever keeps redemptions implements it. */
@FunctionalInterface
public interface OwedItems {
    /** As stored at the time of the call; who owes nothing is absent. */
    Mono<Map<String, ItemStep>> of(Collection<String> redemptionIds);
}
