package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.History;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Histories with the number of customers who share each: most who bought once share it with everybody of their day. */
final class Histories {

    final int[] repeats;
    final double[] recencies;
    final double[] ages;
    final int[] customers;
    final int repeatsMax;

    private Histories(SortedMap<History, Integer> counts) {
        int size = counts.size();
        repeats = new int[size];
        recencies = new double[size];
        ages = new double[size];
        customers = new int[size];
        int at = 0;
        for (var entry : counts.entrySet()) {
            repeats[at] = entry.getKey().repeats();
            recencies[at] = entry.getKey().recency();
            ages[at] = entry.getKey().age();
            customers[at++] = entry.getValue();
        }
        repeatsMax = size == 0 ? 0 : counts.lastKey().repeats();
    }

    /** In an order of their own, so that the same customers give the same sums to the last digit. */
    static Histories of(Collection<History> all) {
        var counts = new TreeMap<History, Integer>();
        all.forEach(history -> counts.merge(history, 1, Integer::sum));
        return new Histories(counts);
    }

    int size() {
        return customers.length;
    }
}
