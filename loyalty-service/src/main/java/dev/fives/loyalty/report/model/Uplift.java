package dev.fives.loyalty.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who bought after an occasion, of those who were cared for and of those who were held out. A customer counts once, by
 * its first occasion, or the customers of many occasions would count as many; and in the group that it was drawn for,
 * whatever became of the contact, or those who could be reached would be compared with all.
 */
public final class Uplift {
    private final Duration window;
    private final Instant asOf;
    private final Map<String, Occasion> first = new HashMap<>();
    private final Set<String> converted = new HashSet<>();
    private long open;

    private record Occasion(Instant at, boolean heldOut) {}

    /** @param window from an occasion on in which a purchase is put down to it */
    public Uplift(Duration window, Instant asOf) {
        this.window = window;
        this.asOf = asOf;
    }

    /** Oldest first. */
    public void occasion(String customerId, Instant at, boolean heldOut) {
        if (at.plus(window).isAfter(asOf)) {
            open++;
        } else {
            first.putIfAbsent(customerId, new Occasion(at, heldOut));
        }
    }

    public void purchase(String customerId, Instant at) {
        Occasion occasion = first.get(customerId);
        if (occasion != null
                && !at.isBefore(occasion.at())
                && at.isBefore(occasion.at().plus(window))) {
            converted.add(customerId);
        }
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }

    /** Occasions that are left out, since customers may still buy. */
    public long open() {
        return open;
    }

    public Share treated() {
        return share(false);
    }

    public Share heldOut() {
        return share(true);
    }

    private Share share(boolean heldOut) {
        Share share = Share.NONE;
        for (Map.Entry<String, Occasion> each : first.entrySet()) {
            if (each.getValue().heldOut() == heldOut) {
                share = share.plus(converted.contains(each.getKey()));
            }
        }
        return share;
    }
}
