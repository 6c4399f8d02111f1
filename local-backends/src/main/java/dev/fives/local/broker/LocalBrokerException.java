package dev.fives.local.broker;

/** The broker could not start; the message is one line for a person at a terminal. */
public final class LocalBrokerException extends RuntimeException {

    LocalBrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
