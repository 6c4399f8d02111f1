package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.ReadTrendBreaks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Weeks on another level than the others. */
@RestController
class TrendBreakController {

    private final ReadTrendBreaks breaks;
    private final AnalyticsQuery query;
    private final BusinessClock clock;

    TrendBreakController(ReadTrendBreaks breaks, AnalyticsQuery query, BusinessClock clock) {
        this.breaks = breaks;
        this.query = query;
        this.clock = clock;
    }

    @GetMapping("/analytics/trend-breaks")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        return breaks.read(query.period(from, to, timeZone))
                .map(answer -> wanted.of(
                        TrendBreakView.of(answer, clock.instant()), language -> TrendBreakChart.of(answer, language)));
    }
}
