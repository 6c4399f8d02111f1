package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.analytics.model.Habits.Preference;
import dev.fives.segmentation.analytics.model.Sale;
import dev.fives.segmentation.analytics.model.SoldLine;
import dev.fives.segmentation.analytics.statistics.Rhythms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a customer likes to buy, and how often. */
public final class ReadHabits {

    private static final int NAMES = 5;

    private final SalesHistory history;
    private final CustomerZones zones;
    private final ZoneId zone;
    private final int entriesMax;

    /** @param zone of who told none */
    public ReadHabits(SalesHistory history, CustomerZones zones, ZoneId zone, int entriesMax) {
        this.history = history;
        this.zones = zones;
        this.zone = zone;
        this.entriesMax = entriesMax;
    }

    /** Empty for who bought nothing. */
    public Mono<Habits> read(String customerId) {
        return history.of(customerId, entriesMax)
                .next()
                .zipWith(zones.of(List.of(customerId)).map(known -> known.getOrDefault(customerId, zone)))
                .map(both -> habits(both.getT1(), both.getT2()));
    }

    private static Habits habits(CustomerSales customer, ZoneId zone) {
        var currency = usual(customer.sales());
        var sales = customer.sales().stream()
                .filter(sale -> sale.currency().equals(currency))
                .toList();
        var days = customer.sales().stream()
                .map(sale -> LocalDate.ofInstant(sale.at(), zone))
                .distinct()
                .sorted()
                .toList();
        return new Habits(
                customer.sales().size(),
                currency,
                average(sales),
                preferences(sales, SoldLine::category),
                preferences(sales, SoldLine::brand),
                Rhythms.of(days).orElse(null));
    }

    private static String usual(List<Sale> sales) {
        return sales.stream().collect(Collectors.groupingBy(Sale::currency, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    private static BigDecimal average(List<Sale> sales) {
        var sum = sales.stream().map(Sale::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(sales.size()), 2, RoundingMode.HALF_UP);
    }

    private static List<Preference> preferences(List<Sale> sales, Function<SoldLine, @Nullable String> name) {
        Map<String, BigDecimal> spent = sales.stream()
                .flatMap(sale -> sale.lines().stream())
                .filter(line -> name.apply(line) != null)
                .collect(Collectors.toMap(name, SoldLine::amount, BigDecimal::add));
        double all =
                spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
        return spent.entrySet().stream()
                .filter(each -> each.getValue().signum() > 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMES)
                .map(each -> new Preference(
                        each.getKey(), each.getValue(), each.getValue().doubleValue() / all))
                .toList();
    }
}
