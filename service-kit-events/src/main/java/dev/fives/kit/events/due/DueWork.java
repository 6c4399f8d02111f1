package dev.fives.kit.events.due;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Something that keeps due instants in its own documents. Declare it as a bean and every instance polls it; the
 * compare-and-set inside decides who fires.
 */
public interface DueWork {

    /** Name on the meters, dotted lower case. */
    String name();

    /** Fires what is due, oldest first, at most {@code limit}; answers how many. Asked again at once where all were used. */
    Mono<Integer> fireDue(Instant businessNow, int limit);

    /** The oldest due instant that has not fired; empty where nothing waits. For the metric of what is overdue. */
    default Mono<Instant> oldestDue() {
        return Mono.empty();
    }
}
