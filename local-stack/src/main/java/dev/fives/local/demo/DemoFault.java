package dev.fives.local.demo;

/** The demonstration cannot go on; the message is the whole of what is printed. */
public final class DemoFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoFault(String message) {
        super(message);
    }

    DemoFault(String message, Throwable cause) {
        super(message, cause);
    }
}
