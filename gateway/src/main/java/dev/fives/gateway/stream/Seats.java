package dev.fives.gateway.stream;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How many streams there are, of each caller and of all. */
final class Seats {
    private final int perCaller;
    private final int seatsMax;
    private final Duration retry;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(int perCaller, int seatsMax, Duration retry) {
        this.perCaller = perCaller;
        this.seatsMax = seatsMax;
        this.retry = retry;
    }

    /** To be given back once; 429 where the caller has enough, 503 where the gateway has. */
    synchronized Seat take(String caller) {
        int own = taken.getOrDefault(caller, 0);
        if (own >= perCaller) {
            throw new ProblemException(
                            Problems.TOO_MANY_REQUESTS,
                            "streams: " + own + " open (expected: at most " + perCaller + " of one caller)")
                    .withRetryAfter(retry);
        }
        if (all >= seatsMax) {
            throw new ProblemException(Problems.UNAVAILABLE, "streams: too many (expected: a retry later)")
                    .withRetryAfter(retry);
        }
        taken.merge(caller, 1, Integer::sum);
        all++;
        return new Seat(this, caller);
    }

    synchronized int all() {
        return all;
    }

    private synchronized void free(String caller) {
        taken.computeIfPresent(caller, (_, own) -> own > 1 ? own - 1 : null);
        all--;
    }

    record Seat(Seats seats, String caller) {
        void free() {
            seats.free(caller);
        }
    }
}
