package dev.fives.kit.messages.message;

/** Where a message stands. */
public enum MessageStatus {
    /** To be sent, now or after a pause. */
    REQUESTED,
    /** Claimed, and being handed over. */
    SENDING,
    /** The next server has taken it. */
    SENT,
    /** Given up. */
    FAILED,
    /** The next server knows no such address. */
    BOUNCED,
    /** Not sent, and not to be: no consent, no address, enough for one day, nothing to send with, or no longer of use. */
    SUPPRESSED,
    /** Handed over, and nobody knows whether it was taken. It is not sent again unless somebody says so. */
    UNKNOWN;

    /** Whether somebody may say that it is to be sent after all. */
    public boolean mayBeRepeated() {
        return this == FAILED || this == UNKNOWN;
    }
}
