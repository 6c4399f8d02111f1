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
    /** Some reads come by many times a minute: each profile is told once, and beyond so many they are counted alone. */
    private static final int TOLD_MAX = 1_000;

    private final Counter unreadable;
    private final Counter full;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public SkippedProfiles(MeterRegistry meters) {
        this.unreadable = counter(meters, "unreadable");
        this.full = counter(meters, "full");
    }

    private static Counter counter(MeterRegistry meters, String reason) {
        return meters.counter("fives.profiles.skipped", "reason", reason);
    }

    /** Its document is none of a profile; the fault may repeat a value of it. */
    public void noteUnreadable(String customerId, Throwable fault) {
        unreadable.increment();
        if (isNews(customerId)) {
            log.error("profile of {}: {} (expected: a document that can be read)", customerId, fault.getClass());
        }
    }

    /** It takes no write until some of its events are sent. */
    void noteFull(String customerId) {
        full.increment();
        if (isNews(customerId)) {
            log.warn("profile of {}: not written (expected: fewer events that wait to be sent)", customerId);
        }
    }

    private boolean isNews(String customerId) {
        return told.size() < TOLD_MAX && told.add(customerId);
    }
}
