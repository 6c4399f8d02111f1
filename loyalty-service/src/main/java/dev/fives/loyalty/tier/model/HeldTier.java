package dev.fives.loyalty.tier.model;

import java.time.Instant;

/**
 * The tier that a member has.
 *
 * @param validUntil exclusive; it is kept for the grace days on top
 * @param byUpgrade whether it was reached by purchases, and neither kept nor fallen to
 */
public record HeldTier(String code, Instant since, Instant validUntil, Warning warning, boolean byUpgrade) {

    public enum Warning {
        /** Still to come. */
        AHEAD,
        /** The day has come, and the amount sufficed. */
        NOT_NEEDED,
        TOLD
    }

    HeldTier warned(Warning next) {
        return new HeldTier(code, since, validUntil, next, byUpgrade);
    }
}
