package dev.fives.kit.messages.message;

/** Why a message waits or was not sent, as events and answers have it. A carrier's own codes come beside these. */
public final class MessageReason {
    /** The process ended, or the connection broke, between the text and the answer to it. */
    public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";
    /** What it was written for is over. */
    public static final String OF_NO_USE = "OF_NO_USE";
    /** What it was written for waits, such as a task that a complaint holds. */
    public static final String NOT_YET = "NOT_YET";
    /** The deployment has nothing to send with on this channel; the log has the message's id. */
    public static final String NO_CARRIER = "NO_CARRIER";
    /** Tried for {@code fives.messages.retry.give-up-after} in vain. */
    public static final String GAVE_UP = "GAVE_UP";
    /** Customer-service did not say whom it reaches. */
    public static final String CUSTOMERS_AWAY = "CUSTOMERS_AWAY";
    /** The mail server could not be reached, or did not let us in. */
    public static final String CARRIER_AWAY = "CARRIER_AWAY";
    /** Anything else; the log has it. */
    public static final String FAULT = "FAULT";

    private MessageReason() {}
}
