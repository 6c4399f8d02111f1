package dev.fives.segmentation.scoring.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points for what is known of a customer. */
public record ScoringPlan(String code, String name, List<Line> lines) {
    public ScoringPlan {
        lines = List.copyOf(lines);
    }

    /**
     * @param label as the explanation says it
     * @param points may be below 0
     * @param each what they are given for every one of; null where {@code when} says it
     * @param when a rule, as JSON, for which they are given once; null where {@code each} says it
     */
    public record Line(
            String label,
            int points,
            @Nullable Counted each,
            @Nullable String when) {}

    /** What points may be given for every one of. */
    public enum Counted {
        PURCHASE,
        OPEN_COMPLAINT,
        SEGMENT
    }
}
