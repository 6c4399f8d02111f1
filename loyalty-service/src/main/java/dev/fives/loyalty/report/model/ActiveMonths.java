package dev.fives.loyalty.report.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In which months customers bought: a bit for each month, of at most {@link #MONTHS_MAX} from the first on. */
public final class ActiveMonths {
    public static final int MONTHS_MAX = Long.SIZE;

    private final YearMonth first;
    private final Map<String, Long> active = new HashMap<>();

    public ActiveMonths(YearMonth first) {
        this.first = first;
    }

    public void add(String customerId, LocalDate day) {
        active.merge(customerId, bit(YearMonth.from(day)), (a, b) -> a | b);
    }

    public Set<String> customers() {
        return Collections.unmodifiableSet(active.keySet());
    }

    public boolean isActive(String customerId, YearMonth month) {
        return (active.getOrDefault(customerId, 0L) & bit(month)) != 0;
    }

    private long bit(YearMonth month) {
        long number = ChronoUnit.MONTHS.between(first, month);
        if (number < 0 || number >= MONTHS_MAX) {
            throw new IllegalArgumentException("month: " + month + " (expected: in " + MONTHS_MAX + " from " + first);
        }
        return 1L << number;
    }
}
