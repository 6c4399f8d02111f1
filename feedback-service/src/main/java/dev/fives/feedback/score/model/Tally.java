package dev.fives.feedback.score.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each score of one metric was given.
 *
 * @param counts by score; a score that nobody gave is absent
 */
public record Tally(Metric metric, SortedMap<Integer, Long> counts) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Tally {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public static Tally of(Metric metric, Iterable<Integer> scores) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        scores.forEach(score -> counts.merge(score, 1L, Long::sum));
        return new Tally(metric, counts);
    }

    public Tally plus(Tally other) {
        if (other.metric != metric) {
            throw new IllegalArgumentException("metric: " + other.metric + " (expected: " + metric + ")");
        }
        SortedMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((score, count) -> sum.merge(score, count, Long::sum));
        return new Tally(metric, sum);
    }

    /** How many scores there are. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * NPS: percentage of promoters (9, 10) less that of detractors (0 to 6), a whole number as is usual. CSAT:
     * percentage of 4 and 5. CES: the average. Halves are rounded away from zero. Empty without a score.
     */
    public Optional<BigDecimal> score() {
        long all = count();
        if (all == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (metric) {
                    case NPS -> share(number(Sentiment.POSITIVE) - number(Sentiment.NEGATIVE), all, 0);
                    case CSAT -> share(number(Sentiment.POSITIVE), all, 1);
                    case CES -> BigDecimal.valueOf(sum()).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
                });
    }

    private static BigDecimal share(long part, long all, int decimals) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(all), decimals, RoundingMode.HALF_UP);
    }

    private long number(Sentiment sentiment) {
        return counts.entrySet().stream()
                .filter(entry -> metric.sentiment(entry.getKey()) == sentiment)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long sum() {
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
    }
}
