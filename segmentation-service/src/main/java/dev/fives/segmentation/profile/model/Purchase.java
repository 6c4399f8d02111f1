package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Measure;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A purchase as the last event told it.
 *
 * @param version of the purchase; a lower one is old news
 * @param gross as recorded
 * @param net after all refunds
 */
public record Purchase(String id, long version, Instant at, BigDecimal gross, BigDecimal net) {

    public BigDecimal value(Measure measure) {
        return measure == Measure.GROSS ? gross : net;
    }

    /** A purchase without value says nothing about how often or how much somebody buys. */
    public boolean counts(Measure measure) {
        return gross.signum() > 0 && value(measure).signum() > 0;
    }
}
