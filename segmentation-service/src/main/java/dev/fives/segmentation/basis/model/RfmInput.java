package dev.fives.segmentation.basis.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What is scored of a customer with at least one purchase that counts. */
public record RfmInput(Instant lastAt, int purchases, BigDecimal amount) {

    /** Whole days since the last purchase; 0 for one that is not yet a day old or lies ahead. */
    public long recencyDays(Instant now) {
        return recencyDays(lastAt, now);
    }

    public static long recencyDays(Instant lastAt, Instant now) {
        return Math.max(0, Duration.between(lastAt, now).toDays());
    }
}
