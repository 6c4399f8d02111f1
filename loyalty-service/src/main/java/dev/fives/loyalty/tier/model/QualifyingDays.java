package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What counts, by the day of the purchase.
 *
 * @param days in order; none of amount 0
 */
public record QualifyingDays(List<Day> days) {
    public static final QualifyingDays NONE = new QualifyingDays(List.of());

    public QualifyingDays {
        days = List.copyOf(days);
    }

    public record Day(LocalDate day, BigDecimal amount) {}

    public QualifyingDays plus(LocalDate day, BigDecimal amount) {
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        days.forEach(known -> sums.put(known.day(), known.amount()));
        sums.merge(day, amount, BigDecimal::add);
        return new QualifyingDays(sums.entrySet().stream()
                .filter(sum -> sum.getValue().signum() != 0)
                .map(sum -> new Day(sum.getKey(), sum.getValue()))
                .toList());
    }

    /** Of both days and those between. */
    public BigDecimal sum(LocalDate first, LocalDate last) {
        return days.stream()
                .filter(known -> !known.day().isBefore(first) && !known.day().isAfter(last))
                .map(Day::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public QualifyingDays from(LocalDate first) {
        return new QualifyingDays(
                days.stream().filter(known -> !known.day().isBefore(first)).toList());
    }

    /** The same amounts on the same days, however they are written. */
    public boolean agreesWith(QualifyingDays other) {
        return days.size() == other.days.size()
                && days.stream()
                        .allMatch(known -> other.sum(known.day(), known.day()).compareTo(known.amount()) == 0);
    }
}
