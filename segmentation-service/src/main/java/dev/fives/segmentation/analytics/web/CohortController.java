package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.Period;
import dev.fives.segmentation.analytics.app.ReadCohorts;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether new customers come back, month by month. */
@RestController
class CohortController {

    private final ReadCohorts cohorts;
    private final AnalyticsQuery query;
    private final BusinessClock clock;

    CohortController(ReadCohorts cohorts, AnalyticsQuery query, BusinessClock clock) {
        this.cohorts = cohorts;
        this.query = query;
        this.clock = clock;
    }

    /** Days stand for their months. */
    @GetMapping("/analytics/cohorts")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        var days = query.period(from, to, timeZone);
        var months = new Period(
                days.from().withDayOfMonth(1), YearMonth.from(days.to()).atEndOfMonth(), days.zone());
        var over = YearMonth.from(LocalDate.ofInstant(clock.instant(), days.zone()))
                .minusMonths(1);
        return cohorts.read(months).map(found -> {
            var view = CohortView.of(found, over, months, clock.instant());
            return wanted.of(view, language -> CohortChart.of(view, language));
        });
    }
}
