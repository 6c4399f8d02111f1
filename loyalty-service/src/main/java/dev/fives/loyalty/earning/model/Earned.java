package dev.fives.loyalty.earning.model;

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
 * @param forgottenTo counters of periods that ended on this day or before may have been dropped
 */
public record Earned(boolean anyPurchase, SortedMap<String, Long> used, LocalDate forgottenTo) {
    public static final Earned NOTHING = new Earned(false, new TreeMap<>());

    /** In the place of what nobody knows any more: whatever the cap, nothing of it is left. */
    static final long FORGOTTEN = Long.MAX_VALUE;

    public Earned {
        used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
    }

    /** Of whom nothing was forgotten. */
    public Earned(boolean anyPurchase, SortedMap<String, Long> used) {
        this(anyPurchase, used, LocalDate.MIN);
    }

    public Earned withAnyPurchase(boolean any) {
        return new Earned(any, used, forgottenTo);
    }

    /** Of a customer before an occasion that asks for these counters. */
    EarningContext context(EarningContext customer, Set<String> counters) {
        Map<String, Long> asked = new TreeMap<>();
        for (String counter : counters) {
            Long amount = knows(counter) ? used.get(counter) : Long.valueOf(FORGOTTEN);
            if (amount != null) {
                asked.put(counter, amount);
            }
        }
        return new EarningContext(customer.tier(), customer.segments(), customer.frequencyBand(), !anyPurchase, asked);
    }

    private boolean knows(String counter) {
        return used.containsKey(counter) || Cap.lastDay(counter).isAfter(forgottenTo);
    }

    /** With what an occasion used now in the place of what it had used before. What is forgotten stays so. */
    Earned after(Occasion occasion, List<Use> before, List<Use> now) {
        TreeMap<String, Long> next = new TreeMap<>(used);
        before.forEach(use -> next.computeIfPresent(
                use.counter(), (_, amount) -> amount > use.amount() ? Long.valueOf(amount - use.amount()) : null));
        now.stream()
                .filter(use -> knows(use.counter()))
                .forEach(use -> next.merge(use.counter(), use.amount(), Math::addExact));
        return new Earned(anyPurchase || occasion instanceof Occasion.Purchase, next, forgottenTo);
    }
}
