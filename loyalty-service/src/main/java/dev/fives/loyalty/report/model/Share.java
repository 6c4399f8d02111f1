package dev.fives.loyalty.report.model;

import java.util.OptionalDouble;

/**
 * So many of a sample. Both numbers stay together, so that nobody takes two of three for a finding.
 *
 * @param count at most {@code sample}
 */
public record Share(long count, long sample) {
    public static final Share NONE = new Share(0, 0);

    public Share {
        if (count < 0 || count > sample) {
            throw new IllegalArgumentException("count: " + count + " (expected: 0 to " + sample + ")");
        }
    }

    public Share plus(boolean counts) {
        return new Share(counts ? count + 1 : count, sample + 1);
    }

    /** Empty for an empty sample, which is neither none nor all. */
    public OptionalDouble rate() {
        return sample == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / sample);
    }
}
