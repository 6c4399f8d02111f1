package dev.fives.loyalty.achievement.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import dev.fives.loyalty.account.model.PurchaseChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A purchase of which the customer keeps something after all refunds that were heard of. */
public record Kept(String purchaseId, Instant orderedAt) {

    /** In no order; whatever came in which order, it adds up to the same. */
    public static List<Kept> of(List<PurchaseChange> changes) {
        Map<Kept, BigDecimal> nets = changes.stream()
                .collect(groupingBy(
                        change -> new Kept(change.purchaseId(), change.orderedAt()),
                        mapping(PurchaseChange::amount, reducing(BigDecimal.ZERO, BigDecimal::add))));
        return nets.entrySet().stream()
                .filter(net -> net.getValue().signum() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
