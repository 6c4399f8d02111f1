package dev.fives.kit.events.listener;

import java.util.Optional;

/** An attempt that may succeed later, whatever went wrong; an {@link Error} too is wrapped, so that no listener stops. */
final class TransientFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransientFault(Throwable cause) {
        super(describe(cause), cause);
    }

    /** Class and place, not the message: messages of stores and parsers quote values. */
    private static String describe(Throwable cause) {
        String place = Optional.of(cause.getStackTrace())
                .filter(frames -> frames.length > 0)
                .map(frames -> " at " + frames[0])
                .orElse("");
        return cause.getClass().getName() + place;
    }
}
