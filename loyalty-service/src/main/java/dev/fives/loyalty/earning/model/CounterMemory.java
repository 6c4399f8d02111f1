package dev.fives.loyalty.earning.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Which counters of caps an account keeps. What it drops it remembers by one day: an occasion of a period that ended on
 * that day or before gets nothing of a cap whose counter is not there, for nobody knows what is left of it.
 *
 * @param days after its period a counter is kept in any case
 * @param late counters that are kept beyond that: those whose periods ended last
 * @param max in all, so that an entry keeps its size
 */
public record CounterMemory(int days, int late, int max) {
    private static final Comparator<String> LAST_ENDED_FIRST =
            Comparator.comparing(Cap::lastDay).reversed().thenComparing(Comparator.naturalOrder());

    /** What is kept of it on this day. */
    public Earned of(Earned earned, LocalDate today) {
        if (earned.used().size() <= Math.min(late, max)) {
            return earned;
        }
        List<String> counters =
                earned.used().keySet().stream().sorted(LAST_ENDED_FIRST).toList();
        int kept = Math.min(max, late + inAnyCase(counters, today));
        return kept >= counters.size() ? earned : first(kept, counters, earned);
    }

    private int inAnyCase(List<String> counters, LocalDate today) {
        LocalDate since = today.minusDays(days);
        return Math.toIntExact(counters.stream()
                .filter(counter -> !Cap.lastDay(counter).isBefore(since))
                .count());
    }

    private static Earned first(int kept, List<String> counters, Earned earned) {
        TreeMap<String, Long> used = new TreeMap<>();
        counters.subList(0, kept)
                .forEach(counter -> used.put(counter, earned.used().get(counter)));
        LocalDate dropped = Cap.lastDay(counters.get(kept));
        LocalDate forgottenTo = dropped.isAfter(earned.forgottenTo()) ? dropped : earned.forgottenTo();
        return new Earned(earned.anyPurchase(), used, forgottenTo);
    }
}
