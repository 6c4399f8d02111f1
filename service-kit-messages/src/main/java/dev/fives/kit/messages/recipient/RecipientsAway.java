package dev.fives.kit.messages.recipient;

/** Customer-service gave no usable answer. */
public final class RecipientsAway extends RuntimeException {
    RecipientsAway(Throwable cause) {
        super("customer-service: no answer (expected: a permit)", cause);
    }
}
