package dev.fives.kit.events.consistency;

import java.util.HashMap;
import java.util.Map;

/** Places for reads that wait: so many for all, and no more than a few of them for one caller. */
final class WaitingPlaces {
    private final int placesMax;
    private final int perCaller;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    WaitingPlaces(int placesMax, int perCaller) {
        this.placesMax = placesMax;
        this.perCaller = perCaller;
    }

    /** A place that was taken is to be given back once. */
    synchronized boolean take(String caller) {
        if (all >= placesMax || taken.getOrDefault(caller, 0) >= perCaller) {
            return false;
        }
        taken.merge(caller, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void free(String caller) {
        taken.computeIfPresent(caller, (_, own) -> own > 1 ? own - 1 : null);
        all--;
    }
}
