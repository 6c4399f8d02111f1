package dev.fives.segmentation.analytics.web;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.Period;
import dev.fives.segmentation.analytics.app.ReadCohorts;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether new customers come back, month by month. */
@RestController
class CohortController {

    private final ReadCohorts cohorts;
    private final AnalyticsAnswers answers;
    private final BusinessClock clock;

    CohortController(ReadCohorts cohorts, AnalyticsAnswers answers, BusinessClock clock) {
        this.cohorts = cohorts;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/analytics/cohorts")
    Mono<ResponseEntity<Object>> read(ServerHttpRequest http) {
        return answers.of(http, this::view, (view, _) -> view, CohortChart::of);
    }

    /** Days stand for their months. */
    private Mono<CohortView> view(Period days) {
        var months = new Period(
                days.from().withDayOfMonth(1), YearMonth.from(days.to()).atEndOfMonth(), days.zone());
        var over = YearMonth.from(LocalDate.ofInstant(clock.instant(), days.zone()))
                .minusMonths(1);
        return cohorts.read(months).map(found -> CohortView.of(found, over, months, clock.instant()));
    }
}
