package dev.fives.loyalty.earning.model;

/** @param text {@code what: value (expected: …)} */
public record Refusal(Reason reason, String text) {

    /** On the wire. */
    public enum Reason {
        NOT_IN_FORCE,
        NOTHING_KEPT,
        OTHER_CURRENCY,
        OTHER_CHANNEL,
        NO_MATCHING_LINE,
        BELOW_MIN_NET,
        NOT_FIRST_PURCHASE,
        NOT_IN_SEGMENT,
        OTHER_TIER,
        OTHER_FREQUENCY_BAND,
        OUTSIDE_WINDOW,
        CAP_REACHED,
        /** The period was over too long ago: nobody knows any more what is left of its cap. */
        CAP_FORGOTTEN,
        EXCLUDED,
        NOTHING_TO_GRANT
    }
}
