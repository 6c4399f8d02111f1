package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.RfmInput;
import org.jspecify.annotations.Nullable;

/** Something that others want to hear of. */
public sealed interface Change {

    Cause cause();

    record BandChanged(FrequencyBand from, FrequencyBand to, int purchasesInWindow, int windowDays, Cause cause)
            implements Change {}

    record Rescored(@Nullable String from, String to, RfmInput input, long cutsVersion, Cause cause)
            implements Change {}

    record RiskChanged(Risk.Level from, Risk to, Cause cause) implements Change {}

    /** @param leaf the condition that turned, null where none did and the rule is new */
    record Entered(Membership segment, @Nullable String leaf, Cause cause) implements Change {}

    record Exited(Membership segment, @Nullable String leaf, Cause cause) implements Change {}
}
