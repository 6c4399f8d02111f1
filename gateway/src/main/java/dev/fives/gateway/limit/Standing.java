package dev.fives.gateway.limit;

import java.time.Duration;

/**
 * What is left to a caller after a request.
 *
 * @param allowed whether this request was within the limit
 * @param limit requests in each window
 * @param remaining requests left in this window
 * @param reset time until there are {@code limit} again
 */
record Standing(boolean allowed, long limit, long remaining, Duration reset) {
    /** Rounded up: who waits that long is let through. */
    long resetSeconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
