package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.model.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says when the cut points are out of date: at once for a small population, after a hundredth of it changed for a large
 * one, and then not in the middle of a burst. Counts per instance; a start counts as a change, since what was counted
 * before is forgotten.
 */
public final class RfmPopulation {

    private static final int CHANGED_SHARE = 100;

    /**
     * @param small customers below which every change counts
     * @param settle a large population is ranked when no change came for so long
     * @param longestWait and at the latest after this
     */
    public record Pace(int small, Duration settle, Duration longestWait) {}

    private final RealClock clock;
    private final Pace pace;
    private final AtomicLong changes = new AtomicLong(1);
    private final AtomicReference<Instant> lastChange;
    private final AtomicReference<Instant> lastRanking;

    public RfmPopulation(RealClock clock, Pace pace) {
        this.clock = clock;
        this.pace = pace;
        this.lastChange = new AtomicReference<>(clock.instant());
        this.lastRanking = new AtomicReference<>(clock.instant());
    }

    void noteChange() {
        changes.incrementAndGet();
        lastChange.set(clock.instant());
    }

    /** Before the profiles are read for the ranking, so that a change meanwhile counts for the next. */
    void noteRanking() {
        changes.set(0);
        lastRanking.set(clock.instant());
    }

    /** What the ranking should have seen is still to be seen. */
    void noteFailedRanking() {
        changes.incrementAndGet();
    }

    boolean isOutOfDate(Basis basis) {
        var cuts = basis.cuts();
        if (cuts == null || cuts.measure() != basis.monetary()) {
            return true;
        }
        long changed = changes.get();
        if (cuts.population() < pace.small()) {
            return changed > 0;
        }
        return changed * CHANGED_SHARE >= cuts.population() && isQuiet();
    }

    private boolean isQuiet() {
        var now = clock.instant();
        return Duration.between(lastChange.get(), now).compareTo(pace.settle()) >= 0
                || Duration.between(lastRanking.get(), now).compareTo(pace.longestWait()) >= 0;
    }
}
