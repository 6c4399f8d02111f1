package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.RfmInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the purchases that count under one measure.
 *
 * @param lastAt of the newest that is kept one by one; null for none
 */
public record Totals(@Nullable Instant lastAt, int purchases, BigDecimal amount) {

    public static final Totals NONE = new Totals(null, 0, BigDecimal.ZERO);

    /** Empty where there is nothing to score. */
    public Optional<RfmInput> rfm() {
        return Optional.ofNullable(lastAt).map(last -> new RfmInput(last, purchases, amount));
    }
}
