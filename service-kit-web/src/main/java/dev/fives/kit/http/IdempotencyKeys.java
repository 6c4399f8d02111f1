package dev.fives.kit.http;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of a command. The record of a command lives in the same document as its effect; here are
 * its key and the three ways to refuse a repeat.
 */
public final class IdempotencyKeys {
    public static final String HEADER = "Idempotency-Key";
    /** On an answer that was given before: {@code true}. */
    public static final String REPLAYED = "Idempotency-Replayed";

    public static final int LENGTH_MAX = 255;

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1," + LENGTH_MAX + "}");
    private static final Duration RUNNING_RETRY = Duration.ofSeconds(1);

    private IdempotencyKeys() {}

    /** The header as it may go into a context: absent, or 1 to 255 printable characters; anything else is a 400. */
    public static @Nullable String parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (!PRINTABLE_ASCII.matcher(key).matches()) {
            throw new ProblemException(
                    Problems.MALFORMED,
                    "Idempotency-Key: " + key.length() + " characters (expected: 1 to " + LENGTH_MAX
                            + " printable ASCII characters)");
        }
        return key;
    }

    /** The key of the command record: caller and key, hashed, so that callers cannot meet each other's records. */
    public static @Nullable String commandKey(RequestContext context) {
        String key = context.idempotencyKey();
        return key == null ? null : Fingerprint.ofParts(context.caller(), key);
    }

    /** As {@link #commandKey}, for commands where points or money move: 400 without the header. */
    public static String requireCommandKey(RequestContext context) {
        String key = commandKey(context);
        if (key == null) {
            throw new ProblemException(
                    Problems.IDEMPOTENCY_KEY_REQUIRED, "Idempotency-Key: absent (expected: a key of your own)");
        }
        return key;
    }

    /** 422 unless a repeat is the same request. */
    public static void requireSame(String recorded, String fingerprint) {
        if (!recorded.equals(fingerprint)) {
            throw new ProblemException(
                    Problems.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key: used (expected: a new key for another request)");
        }
    }

    /** For a repeat that meets its first run: 409, try again shortly. */
    public static ProblemException running() {
        return new ProblemException(
                        Problems.COMMAND_RUNNING, "Idempotency-Key: in use (expected: a retry after its first run)")
                .withRetryAfter(RUNNING_RETRY);
    }
}
