package dev.fives.kit.events.listener;

/**
 * An event that will never be handled, however often it is tried: it goes to the dead-letter topic at once. Anything
 * else that a handler fails with is taken for transient and tried for ever.
 */
public final class PermanentFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason is shown to operators in {@code x-exception}: {@code what: value (expected: …)}, no personal data. */
    public PermanentFault(String reason) {
        super(reason, null, false, false);
    }

    /** The reason as it goes into the dead letter. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
