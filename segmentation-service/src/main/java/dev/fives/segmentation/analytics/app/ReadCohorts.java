package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.Cohorts;
import dev.fives.segmentation.scan.app.Scans;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Whether new customers come back. */
public final class ReadCohorts {

    private final SalesHistory history;
    private final Scans scans;
    private final AnalyticsLimits limits;

    public ReadCohorts(SalesHistory history, Scans scans, AnalyticsLimits limits) {
        this.history = history;
        this.scans = scans;
        this.limits = limits;
    }

    /** @param period of the first day of the first month to the last day of the last; all that was bought before counts too */
    public Mono<Cohorts> read(Period period) {
        var zone = period.zone();
        return scans.inTurn(history.between(Instant.EPOCH, period.end(), false, limits.entriesMax())
                .publishOn(scans.threads())
                .collect(
                        () -> new Cohorts(YearMonth.from(period.from()), YearMonth.from(period.to())),
                        (cohorts, customer) -> cohorts.add(customer.sales().stream()
                                .map(sale -> month(sale.at(), zone))
                                .collect(Collectors.toSet()))));
    }

    private static YearMonth month(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone));
    }
}
