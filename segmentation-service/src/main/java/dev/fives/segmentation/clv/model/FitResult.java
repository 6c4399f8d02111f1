package dev.fives.segmentation.clv.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fit found, in the data of one day's end.
 *
 * @param buying how often; absent in a fit of spending alone
 * @param spending how much; absent where it could not be fitted beside {@code buying}
 * @param customers who bought until then
 * @param repeatCustomers those of them who came on a second day
 * @param repeatTransactions of all of them
 * @param currency of {@code spending}, the one in which most customers come again; customers of others are not in it
 */
public record FitResult(
        @Nullable Estimate buying,
        @Nullable Estimate spending,
        long customers,
        long repeatCustomers,
        long repeatTransactions,
        @Nullable String currency,
        Instant fittedAt) {

    /** What was asked for. */
    public Estimate of(ClvModel model) {
        Estimate estimate = model == ClvModel.GAMMA_GAMMA ? spending : buying;
        if (estimate == null) {
            throw new IllegalStateException("estimate: absent (expected: that of " + model + ")");
        }
        return estimate;
    }
}
