package dev.fives.loyalty.earning.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of the customer. Whoever judges an occasion again, as after a refund, gives the same.
 *
 * @param tier its code; absent where the customer has none
 * @param segments ids of those that the customer is in
 * @param frequencyBand absent where none was heard of, or no rule asked for it
 * @param firstPurchase whether this purchase is the customer's first
 * @param used by counter, without what this occasion itself had used before
 */
public record EarningContext(
        @Nullable String tier,
        Set<String> segments,
        @Nullable String frequencyBand,
        boolean firstPurchase,
        Map<String, Long> used) {
    public static final EarningContext NOTHING_KNOWN = new EarningContext(null, Set.of(), null, false, Map.of());

    public EarningContext {
        segments = Set.copyOf(segments);
        used = Map.copyOf(used);
    }

    long used(String counter) {
        return used.getOrDefault(counter, 0L);
    }
}
