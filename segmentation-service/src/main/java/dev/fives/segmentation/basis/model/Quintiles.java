package dev.fives.segmentation.basis.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores 1 to 5 by rank, 5 for the highest fifth. Equal values get the score of the middle of their ranks, so that a
 * large tie is neither best nor worst by accident: the only customer of all scores 3.
 */
final class Quintiles {

    private static final int SCORES = 5;

    private Quintiles() {}

    /**
     * The least value for scores 2, 3, 4 and 5; fewer where a large tie leaves the highest scores to nobody.
     *
     * @param ascending all values, sorted
     */
    static List<BigDecimal> cuts(List<BigDecimal> ascending) {
        var cuts = new ArrayList<BigDecimal>(SCORES - 1);
        int first = 0;
        while (first < ascending.size()) {
            int last = lastOfTie(ascending, first);
            int score = score(first, last, ascending.size());
            while (cuts.size() < score - 1) {
                cuts.add(ascending.get(first));
            }
            first = last + 1;
        }
        return List.copyOf(cuts);
    }

    static int score(List<BigDecimal> cuts, BigDecimal value) {
        int score = 1;
        while (score <= cuts.size() && value.compareTo(cuts.get(score - 1)) >= 0) {
            score++;
        }
        return score;
    }

    private static int score(int first, int last, int size) {
        return 1 + (int) ((long) SCORES * (first + last + 1) / (2L * size));
    }

    private static int lastOfTie(List<BigDecimal> ascending, int first) {
        int last = first;
        while (last + 1 < ascending.size() && ascending.get(last + 1).compareTo(ascending.get(first)) == 0) {
            last++;
        }
        return last;
    }
}
