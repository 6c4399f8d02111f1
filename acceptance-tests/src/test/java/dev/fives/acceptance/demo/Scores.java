package dev.fives.acceptance.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The scores of one metric, one by one. */
record Scores(List<Integer> all) {

    Scores(Listed listed, String metric) {
        this(listed.answers().stream()
                .filter(answer -> answer.path("metric").asString("").equals(metric))
                .map(answer -> answer.path("score").intValue())
                .toList());
    }

    int count() {
        return all.size();
    }

    /** How many of a hundred are within. */
    BigDecimal share(int from, int to) {
        return divided(
                all.stream()
                        .mapToLong(score -> score >= from && score <= to ? 100 : 0)
                        .sum(),
                1);
    }

    /** Promoters less detractors, of a hundred. */
    long net() {
        return divided(
                        all.stream()
                                .mapToLong(score -> score >= 9 ? 100 : score <= 6 ? -100 : 0)
                                .sum(),
                        0)
                .longValueExact();
    }

    BigDecimal mean() {
        return divided(all.stream().mapToLong(Integer::longValue).sum(), 1);
    }

    private BigDecimal divided(long sum, int decimals) {
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(all.size()), decimals, RoundingMode.HALF_UP);
    }
}
