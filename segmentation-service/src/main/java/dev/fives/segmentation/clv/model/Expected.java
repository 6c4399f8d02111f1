package dev.fives.segmentation.clv.model;

import org.jspecify.annotations.Nullable;

/**
 * What a fit expects of a customer; absent is what the fit does not tell.
 *
 * @param purchases transactions in the horizon
 * @param alive probability that there will be another one at all
 * @param spend value of one transaction
 */
public record Expected(
        @Nullable Double purchases,
        @Nullable Double alive,
        @Nullable Double spend) {

    /** Of all transactions in the horizon. */
    public @Nullable Double value() {
        return purchases == null || spend == null ? null : purchases * spend;
    }
}
