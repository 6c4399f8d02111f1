package dev.fives.loyalty.report.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who bought again soon: a customer does so whose two purchases are at most so many days apart. Purchases come oldest
 * first, so the closest two of a customer are neighbours.
 */
public final class RepeatPurchases {
    private final int days;
    private final Map<String, LocalDate> latest = new HashMap<>();
    private final Set<String> repeating = new HashSet<>();

    public RepeatPurchases(int days) {
        this.days = days;
    }

    public void add(String customerId, LocalDate day) {
        LocalDate before = latest.put(customerId, day);
        if (before != null && ChronoUnit.DAYS.between(before, day) <= days) {
            repeating.add(customerId);
        }
    }

    /** Who bought at all. */
    public Set<String> customers() {
        return Collections.unmodifiableSet(latest.keySet());
    }

    public boolean isRepeating(String customerId) {
        return repeating.contains(customerId);
    }
}
