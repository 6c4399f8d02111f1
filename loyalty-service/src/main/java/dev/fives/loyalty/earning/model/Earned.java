package dev.fives.loyalty.earning.model;

import static java.util.function.Predicate.not;

import dev.fives.loyalty.earning.model.Evaluation.Use;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account remembers of its occasions, for the rules.
 *
 * @param anyPurchase whether a purchase was judged, so that the next one is not the first
 * @param used by the counters of caps
 */
public record Earned(boolean anyPurchase, SortedMap<String, Long> used) {
    public static final Earned NOTHING = new Earned(false, new TreeMap<>());

    public Earned {
        used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
    }

    /** Of a customer before an occasion that asks for these counters. */
    EarningContext context(EarningContext customer, Set<String> counters) {
        Map<String, Long> asked = new TreeMap<>(used);
        asked.keySet().retainAll(counters);
        return new EarningContext(customer.tier(), customer.segments(), customer.frequencyBand(), !anyPurchase, asked);
    }

    /** With what an occasion used now in the place of what it had used before. */
    Earned after(Occasion occasion, List<Use> before, List<Use> now) {
        TreeMap<String, Long> next = new TreeMap<>(used);
        before.forEach(use -> next.computeIfPresent(
                use.counter(), (_, amount) -> amount > use.amount() ? Long.valueOf(amount - use.amount()) : null));
        now.forEach(use -> next.merge(use.counter(), use.amount(), Math::addExact));
        return new Earned(anyPurchase || occasion instanceof Occasion.Purchase, next);
    }

    /** Without counters of days, months and years that were over before this day. */
    public Earned since(LocalDate day) {
        TreeMap<String, Long> kept = new TreeMap<>();
        used.keySet().stream()
                .filter(not(counter -> Cap.isOver(counter, day)))
                .forEach(counter -> kept.put(counter, used.get(counter)));
        return new Earned(anyPurchase, kept);
    }
}
