package dev.fives.feedback.outreach.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Business time as it was a moment ago. Topics are not in step: a refund that was told just before a question was due
 * may be heard just after. So a question is decided when its instant has been past for a moment of real time, which
 * also holds where business time jumps.
 */
final class SettledTime {
    private final Duration moment;
    private final Deque<Reading> readings = new ArrayDeque<>();

    SettledTime(Duration moment) {
        this.moment = moment;
    }

    private record Reading(Instant real, Instant business) {}

    /** The latest business time that is a moment old; empty where nobody looked so long ago. */
    synchronized Optional<Instant> at(Instant realNow, Instant businessNow) {
        readings.addLast(new Reading(realNow, businessNow));
        Instant settled = realNow.minus(moment);
        Optional<Instant> latest = Optional.empty();
        while (!readings.isEmpty() && !readings.getFirst().real().isAfter(settled)) {
            latest = Optional.of(readings.removeFirst().business());
        }
        latest.ifPresent(business -> readings.addFirst(new Reading(settled, business)));
        return latest.map(business -> business.isAfter(businessNow) ? businessNow : business);
    }
}
