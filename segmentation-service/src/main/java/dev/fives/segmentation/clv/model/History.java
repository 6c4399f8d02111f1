package dev.fives.segmentation.clv.model;

import java.util.Comparator;

/**
 * What the models of buying know of a customer; times are in units of the model, counted from its first transaction.
 *
 * @param repeats transactions after the first; x of the literature
 * @param recency time of the last transaction; t_x, 0 where there was one only
 * @param age time until which the customer was watched; T
 */
public record History(int repeats, double recency, double age) implements Comparable<History> {

    private static final Comparator<History> ORDER = Comparator.comparingInt(History::repeats)
            .thenComparingDouble(History::recency)
            .thenComparingDouble(History::age);

    public History {
        if (repeats < 0 || recency < 0 || !(recency <= age) || (repeats == 0 && recency > 0)) {
            throw new IllegalArgumentException("history: x=" + repeats + " t_x=" + recency + " T=" + age
                    + " (expected: 0 <= t_x <= T, and t_x = 0 without repeats)");
        }
    }

    @Override
    public int compareTo(History other) {
        return ORDER.compare(this, other);
    }
}
