package dev.fives.segmentation.clv.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.fives.segmentation.profile.model.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the models see of a customer's purchases. All purchases of one local day are one transaction, of whatever value;
 * the first transaction starts the clock and is neither a repeat nor part of the mean. Times are differences of local
 * dates in weeks of seven days.
 *
 * @param currency of all repeats; absent without repeats, and where they are of several, which cannot be added up
 * @param meanValue net, of a repeat; 0 where there is no currency
 */
public record Transactions(History history, @Nullable String currency, double meanValue) {

    private static final double DAYS_A_WEEK = 7;

    /**
     * Empty where the customer bought nothing until then.
     *
     * @param end the last day that counts
     */
    public static Optional<Transactions> of(Collection<Purchase> purchases, ZoneId zone, LocalDate end) {
        NavigableMap<LocalDate, List<Purchase>> days = purchases.stream()
                .collect(groupingBy(purchase -> LocalDate.ofInstant(purchase.at(), zone), TreeMap::new, toList()))
                .headMap(end, true);
        return days.isEmpty() ? Optional.empty() : Optional.of(of(days, end));
    }

    private static Transactions of(NavigableMap<LocalDate, List<Purchase>> days, LocalDate end) {
        LocalDate first = days.firstKey();
        int repeats = days.size() - 1;
        var history = new History(repeats, weeks(first, days.lastKey()), weeks(first, end));
        List<Purchase> again = days.tailMap(first, false).values().stream()
                .flatMap(List::stream)
                .toList();
        Set<Optional<String>> currencies = again.stream()
                .map(purchase -> Optional.ofNullable(purchase.currency()))
                .collect(Collectors.toSet());
        String currency = currencies.size() == 1 ? currencies.iterator().next().orElse(null) : null;
        return new Transactions(
                history, currency, currency == null ? 0 : net(again).doubleValue() / repeats);
    }

    private static BigDecimal net(List<Purchase> purchases) {
        return purchases.stream().map(Purchase::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_A_WEEK;
    }

    /** What the customer spends again and again, if it is in that currency; nothing of it where it never came again. */
    public Optional<Spend> spend(@Nullable String inCurrency) {
        if (history.repeats() == 0) {
            return Optional.of(new Spend(0, 0));
        }
        return currency != null && currency.equals(inCurrency)
                ? Optional.of(new Spend(history.repeats(), meanValue))
                : Optional.empty();
    }
}
