package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.ReadPurchasePattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When customers buy. */
@RestController
class PurchasePatternController {

    private final ReadPurchasePattern patterns;
    private final AnalyticsQuery query;
    private final BusinessClock clock;

    PurchasePatternController(ReadPurchasePattern patterns, AnalyticsQuery query, BusinessClock clock) {
        this.patterns = patterns;
        this.query = query;
        this.clock = clock;
    }

    @GetMapping("/analytics/purchase-patterns")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        var period = query.period(from, to, timeZone);
        return patterns.read(period, timeZone == null)
                .map(answer -> wanted.of(
                        PurchasePatternView.of(answer, clock.instant()),
                        language -> PurchasePatternChart.of(answer, language)));
    }
}
