package dev.fives.segmentation.scoring.model;

import java.util.List;

/** What a plan comes to for one customer, line by line. */
public record Score(String planId, String code, String name, List<Part> parts) {
    public Score {
        parts = List.copyOf(parts);
    }

    /** @param count of what the points are for; 0 where they are not given */
    public record Part(String label, long count, int points) {
        public long sum() {
            return count * points;
        }
    }

    public long total() {
        return parts.stream().mapToLong(Part::sum).sum();
    }
}
