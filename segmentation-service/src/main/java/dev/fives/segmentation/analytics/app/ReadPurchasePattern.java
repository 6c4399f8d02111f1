package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.PeakSettings;
import dev.fives.segmentation.analytics.model.Sale;
import dev.fives.segmentation.analytics.model.WeekTable;
import dev.fives.segmentation.analytics.statistics.PeakScan;
import dev.fives.segmentation.scan.app.Scans;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When customers buy, by the clock on their wall. */
public final class ReadPurchasePattern {

    private static final int CUSTOMERS_A_LOOK = 500;

    private final SalesHistory history;
    private final CustomerZones zones;
    private final Scans scans;
    private final AnalyticsLimits limits;
    private final PeakSettings settings;

    public ReadPurchasePattern(
            SalesHistory history, CustomerZones zones, Scans scans, AnalyticsLimits limits, PeakSettings settings) {
        this.history = history;
        this.zones = zones;
        this.scans = scans;
        this.limits = limits;
        this.settings = settings;
    }

    /** @param own whether each customer's own zone was read, where it is known */
    public record Answer(Period period, boolean own, WeekTable table, List<Peak> peaks) {}

    /** @param own whether each customer's own zone counts; else that of the period counts for all */
    public Mono<Answer> read(Period period, boolean own) {
        return scans.inTurn(history.between(period.start(), period.end(), false, limits.entriesMax())
                .publishOn(scans.threads())
                .buffer(CUSTOMERS_A_LOOK)
                .concatMap(customers -> local(customers, period.zone(), own), 1)
                .collect(WeekTable::new, WeekTable::add)
                .map(table -> new Answer(period, own, table, PeakScan.peaks(table, settings))));
    }

    private Flux<LocalDateTime> local(List<CustomerSales> customers, ZoneId otherwise, boolean own) {
        var ids = customers.stream().map(CustomerSales::customerId).toList();
        return (own ? zones.of(ids) : Mono.just(Map.<String, ZoneId>of()))
                .publishOn(scans.threads())
                .flatMapIterable(known -> customers.stream()
                        .flatMap(customer -> {
                            var zone = known.getOrDefault(customer.customerId(), otherwise);
                            return customer.sales().stream().map(Sale::at).map(at -> LocalDateTime.ofInstant(at, zone));
                        })
                        .toList());
    }
}
