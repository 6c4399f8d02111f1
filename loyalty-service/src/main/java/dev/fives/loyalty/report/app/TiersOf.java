package dev.fives.loyalty.report.app;

import dev.fives.loyalty.report.model.TierShares;
import dev.fives.loyalty.tier.app.TierPlans;
import dev.fives.loyalty.tier.app.TierQueries;
import dev.fives.loyalty.tier.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which tiers the customers of a report hold at present. */
public final class TiersOf {
    private static final int AT_ONCE = 500;

    private final TierQueries tiers;
    private final TierPlans plans;

    public TiersOf(TierQueries tiers, TierPlans plans) {
        this.tiers = tiers;
        this.plans = plans;
    }

    /**
     * @param order none first, then those of the plan, lowest first, then others; empty where nobody asked
     * @param held by customer
     */
    record Held(List<String> order, Map<String, String> held) {
        static final Held NOT_ASKED = new Held(List.of(), Map.of());

        String of(String customerId) {
            return held.getOrDefault(customerId, TierShares.NO_TIER);
        }
    }

    Mono<Held> of(Set<String> customers) {
        return Flux.fromIterable(customers)
                .buffer(AT_ONCE)
                .concatMap(tiers::held)
                .flatMapIterable(Map::entrySet)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .zipWith(plans.present(), (held, plan) -> new Held(order(held, plan.tiers()), held));
    }

    private static List<String> order(Map<String, String> held, List<Tier> planned) {
        List<String> order = new ArrayList<>(List.of(TierShares.NO_TIER));
        planned.forEach(tier -> order.add(tier.code()));
        Set<String> others = new TreeSet<>(held.values());
        order.forEach(others::remove);
        order.addAll(others);
        return order;
    }
}
