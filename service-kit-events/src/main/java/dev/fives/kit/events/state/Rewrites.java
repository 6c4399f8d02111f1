package dev.fives.kit.events.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys to write once more. Who had a partition before may still have a write under way; it lands within the
 * producer's delivery time-out, and what it may have been writing are the records right after the last commit. So the
 * keys of the first records after an assignment are written again when that time is over.
 */
final class Rewrites {
    private final InstantSource realTime;
    private final Duration deliveryTimeout;
    private final int records;
    private final Map<Integer, Early> partitions = new HashMap<>();

    /** @param records of a partition, counted from the assignment */
    Rewrites(InstantSource realTime, Duration deliveryTimeout, int records) {
        this.realTime = realTime;
        this.deliveryTimeout = deliveryTimeout;
        this.records = records;
    }

    private static final class Early {
        final Instant due;
        final Set<String> keys = new LinkedHashSet<>();
        int seen;

        Early(Instant due) {
            this.due = due;
        }
    }

    synchronized void assigned(Collection<Integer> added) {
        Instant due = realTime.instant().plus(deliveryTimeout);
        added.forEach(partition -> partitions.put(partition, new Early(due)));
    }

    synchronized void lost(Collection<Integer> gone) {
        partitions.keySet().removeAll(gone);
    }

    synchronized void handled(int partition, String key) {
        Early early = partitions.get(partition);
        if (early != null && early.seen < records) {
            early.seen++;
            early.keys.add(key);
        }
    }

    /** What is to be written now; asked for again until it is {@link #done}. */
    synchronized Due due() {
        Instant now = realTime.instant();
        Due due = new Due(new HashMap<>(partitions));
        due.partitions.values().removeIf(early -> now.isBefore(early.due));
        return due;
    }

    /** A partition that was assigned anew meanwhile has another time and stays. */
    synchronized void done(Due due) {
        due.partitions.forEach(partitions::remove);
    }

    /** Partitions whose time has come. */
    static final class Due {
        private final Map<Integer, Early> partitions;

        private Due(Map<Integer, Early> partitions) {
            this.partitions = partitions;
        }

        boolean isNothing() {
            return partitions.isEmpty();
        }

        List<String> keys() {
            return partitions.values().stream()
                    .flatMap(early -> early.keys.stream())
                    .toList();
        }
    }
}
