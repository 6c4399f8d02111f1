package dev.fives.segmentation.profile.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles that reads of many pass by, since one must not keep the others waiting: counted, and told by their id. */
public final class SkippedProfiles {

    private static final Logger log = LoggerFactory.getLogger(SkippedProfiles.class);
    /** Some reads come by many times a minute: each is told once a reason, and beyond so many they are counted alone. */
    private static final int TOLD_MAX = 1_000;

    private final Reason unreadable;
    private final Reason unwritable;
    private final Reason full;

    public SkippedProfiles(MeterRegistry meters) {
        this.unreadable = Reason.of(meters, "unreadable");
        this.unwritable = Reason.of(meters, "unwritable");
        this.full = Reason.of(meters, "full");
    }

    /** Its document is none of a profile; the fault may repeat a value of it. */
    public void noteUnreadable(String customerId, Throwable fault) {
        if (unreadable.isNews(customerId)) {
            log.error("profile of {}: {} (expected: a document that can be read)", customerId, fault.getClass());
        }
    }

    /** It can be read, and yet the store does not take it. */
    void noteUnwritable(String customerId, Throwable fault) {
        if (unwritable.isNews(customerId)) {
            log.error("profile of {}: {} (expected: a document that can be written)", customerId, fault.getClass());
        }
    }

    /** It takes no write until some of its events are sent. */
    void noteFull(String customerId) {
        if (full.isNews(customerId)) {
            log.warn("profile of {}: not written (expected: fewer events that wait to be sent)", customerId);
        }
    }

    private record Reason(Counter times, Set<String> told) {

        static Reason of(MeterRegistry meters, String reason) {
            return new Reason(
                    meters.counter("fives.profiles.skipped", "reason", reason), ConcurrentHashMap.newKeySet());
        }

        boolean isNews(String customerId) {
            times.increment();
            return told.size() < TOLD_MAX && told.add(customerId);
        }
    }
}
