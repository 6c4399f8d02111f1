package dev.fives.segmentation.analytics.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.PeakSettings;
import dev.fives.segmentation.analytics.model.Sale;
import dev.fives.segmentation.analytics.model.WeekTable;
import dev.fives.segmentation.analytics.statistics.PeakScan;
import dev.fives.segmentation.scan.app.Scans;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** When customers buy, by the clock on their wall. */
public final class ReadPurchasePattern {

    private static final int CUSTOMERS_A_LOOK = 500;

    private final SalesHistory history;
    private final CustomerZones zones;
    private final Scans scans;
    private final BusinessClock clock;
    private final AnalyticsLimits limits;
    private final PeakSettings settings;

    public ReadPurchasePattern(
            SalesHistory history,
            CustomerZones zones,
            Scans scans,
            BusinessClock clock,
            AnalyticsLimits limits,
            PeakSettings settings) {
        this.history = history;
        this.zones = zones;
        this.scans = scans;
        this.clock = clock;
        this.limits = limits;
        this.settings = settings;
    }

    /** @param own whether each customer's own zone was read, where it is known */
    public record Answer(Period period, boolean own, WeekTable table, List<Peak> peaks) {}

    /**
     * Days are those on the wall of each customer too, else some days of the week would be shorter than others.
     *
     * @param own whether each customer's own zone counts; else that of the period counts for all
     */
    public Mono<Answer> read(Period period, boolean own) {
        var last = last(period);
        var start =
                period.from().atStartOfDay(own ? ZoneOffset.MAX : period.zone()).toInstant();
        var end = period.to()
                .plusDays(1)
                .atStartOfDay(own ? ZoneOffset.MIN : period.zone())
                .toInstant();
        return scans.inTurn(thread -> history.between(start, end, false, limits.entriesMax())
                .publishOn(thread)
                .buffer(CUSTOMERS_A_LOOK)
                .concatMap(customers -> local(customers, period.zone(), own, thread), 1)
                .filter(at -> isIn(at.toLocalDate(), period.from(), last))
                .collect(() -> new WeekTable(period.from(), last), WeekTable::add)
                .map(table -> new Answer(period, own, table, PeakScan.peaks(table, settings))));
    }

    /** Days to come have no purchases yet. */
    private LocalDate last(Period period) {
        var today = LocalDate.ofInstant(clock.instant(), period.zone());
        return period.to().isAfter(today) ? today : period.to();
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate last) {
        return !day.isBefore(from) && !day.isAfter(last);
    }

    private Flux<LocalDateTime> local(List<CustomerSales> customers, ZoneId otherwise, boolean own, Scheduler thread) {
        var ids = customers.stream().map(CustomerSales::customerId).toList();
        return (own ? zones.of(ids) : Mono.just(Map.<String, ZoneId>of()))
                .publishOn(thread)
                .flatMapIterable(known -> customers.stream()
                        .flatMap(customer -> {
                            var zone = known.getOrDefault(customer.customerId(), otherwise);
                            return customer.sales().stream().map(Sale::at).map(at -> LocalDateTime.ofInstant(at, zone));
                        })
                        .toList());
    }
}
