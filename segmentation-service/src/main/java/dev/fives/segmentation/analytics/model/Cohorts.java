package dev.fives.segmentation.analytics.model;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Of the customers who first bought in a month, how many bought in each later one. */
public final class Cohorts {

    private final YearMonth first;
    private final YearMonth last;
    /** By month of the first purchase, and by months after it. */
    private final long[][] customers;

    /** @param last of the months in which somebody may have begun, and of those in which they may have come back */
    public Cohorts(YearMonth first, YearMonth last) {
        this.first = first;
        this.last = last;
        int months = (int) ChronoUnit.MONTHS.between(first, last) + 1;
        this.customers = IntStream.range(0, months)
                .mapToObj(begun -> new long[months - begun])
                .toArray(long[][]::new);
    }

    /** @param months in which one customer bought, from the very first on; one that began earlier is in no cohort */
    public void add(Collection<YearMonth> months) {
        YearMonth begun = months.stream().min(YearMonth::compareTo).orElseThrow();
        if (begun.isBefore(first) || begun.isAfter(last)) {
            return;
        }
        long[] row = customers[(int) ChronoUnit.MONTHS.between(first, begun)];
        new HashSet<>(months)
                .stream()
                        .mapToInt(month -> (int) ChronoUnit.MONTHS.between(begun, month))
                        .filter(after -> after < row.length)
                        .forEach(after -> row[after]++);
    }

    public List<YearMonth> months() {
        return IntStream.range(0, customers.length).mapToObj(first::plusMonths).toList();
    }

    public long size(YearMonth begun) {
        return row(begun)[0];
    }

    /** How many bought so many months later; the length of the list says how many months there were. */
    public List<Long> returned(YearMonth begun) {
        return IntStream.range(1, row(begun).length)
                .mapToObj(after -> row(begun)[after])
                .toList();
    }

    /** Of all cohorts that had so many months until one, how many customers came back in the last of them. */
    public Pooled pooled(int after, YearMonth until) {
        var oldEnough = months().stream()
                .filter(begun -> !begun.plusMonths(after).isAfter(until))
                .toList();
        return new Pooled(
                after,
                oldEnough.stream().mapToLong(this::size).sum(),
                oldEnough.stream().mapToLong(begun -> row(begun)[after]).sum());
    }

    /** @param customers of cohorts that are old enough */
    public record Pooled(int after, long customers, long returned) {}

    private long[] row(YearMonth begun) {
        return customers[(int) ChronoUnit.MONTHS.between(first, begun)];
    }
}
