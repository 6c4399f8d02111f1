package dev.fives.local.stack;

import org.jspecify.annotations.Nullable;

/** Something that the person at the terminal can mend; its message is the one line that is shown. */
public final class StackFault extends RuntimeException {

    public StackFault(String message) {
        this(message, null);
    }

    public StackFault(String message, @Nullable Throwable cause) {
        super(message.lines().findFirst().orElse(message), cause);
    }

    /** The innermost reason, in one line. */
    public static String reason(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        var message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
