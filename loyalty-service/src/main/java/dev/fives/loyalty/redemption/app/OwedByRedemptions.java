package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.reward.app.OwedItems;
import dev.fives.loyalty.reward.model.ItemStep;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What redemptions owe to the stock of their reward, as they are stored. */
public final class OwedByRedemptions implements OwedItems {
    private final AggregateStore<Redemption> redemptions;

    public OwedByRedemptions(AggregateStore<Redemption> redemptions) {
        this.redemptions = redemptions;
    }

    @Override
    public Mono<Map<String, ItemStep>> of(Collection<String> redemptionIds) {
        return redemptions.findAll(redemptionIds).map(found -> {
            Map<String, ItemStep> owed = new HashMap<>();
            found.forEach(stored -> stored.state().owedItemStep().ifPresent(step -> owed.put(stored.id(), step)));
            return owed;
        });
    }
}
