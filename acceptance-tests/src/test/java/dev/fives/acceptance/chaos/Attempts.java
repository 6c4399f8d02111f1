package dev.fives.acceptance.chaos;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What every single request of the load came to; times are of {@link System#nanoTime}. */
final class Attempts {

    /** @param status 0 where the connection was lost */
    record Attempt(long begun, long ended, String request, int status, boolean retryAfter) {

        double seconds() {
            return (ended - begun) / 1e9;
        }

        /** The platform did its part: it carried out, or it told a lost race. */
        boolean isAnswered() {
            return status > 0 && status < 500 && status != 429;
        }

        /** A refusal that tells the caller what to do. */
        boolean isHonest() {
            return isAnswered() || ((status == 503 || status == 504) && retryAfter);
        }

        boolean isWrite() {
            return !request.startsWith("GET ");
        }

        @Override
        public String toString() {
            return "%s: %d%s after %.1f s".formatted(request, status, retryAfter ? " with Retry-After" : "", seconds());
        }
    }

    private final Queue<Attempt> all = new ConcurrentLinkedQueue<>();

    void add(Attempt attempt) {
        all.add(attempt);
    }

    /** Those that ended in between. */
    List<Attempt> between(long from, long to) {
        return all.stream()
                .filter(attempt -> attempt.ended() - from >= 0 && attempt.ended() - to < 0)
                .toList();
    }

    /** Those that had begun and not ended at this moment. */
    List<Attempt> inFlight(long at) {
        return all.stream()
                .filter(attempt -> attempt.begun() - at < 0 && attempt.ended() - at > 0)
                .toList();
    }
}
