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
    private final int entriesMax;

    /** @param entriesMax events of purchases since the first one ever */
    public ReadCohorts(SalesHistory history, Scans scans, int entriesMax) {
        this.history = history;
        this.scans = scans;
        this.entriesMax = entriesMax;
    }

    /** @param period of the first day of the first month to the last day of the last; all that was bought before counts too */
    public Mono<Cohorts> read(Period period) {
        var zone = period.zone();
        return scans.inTurn(thread -> history.before(period.end(), entriesMax)
                .publishOn(thread)
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
