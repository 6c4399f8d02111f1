package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadPurchasePattern;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When customers buy. */
@RestController
class PurchasePatternController {

    private final ReadPurchasePattern patterns;
    private final AnalyticsAnswers answers;

    PurchasePatternController(ReadPurchasePattern patterns, AnalyticsAnswers answers) {
        this.patterns = patterns;
        this.answers = answers;
    }

    @GetMapping("/analytics/purchase-patterns")
    Mono<ResponseEntity<Object>> read(ServerHttpRequest http) {
        boolean ownZones = !AnalyticsQuery.saysTimeZone(http);
        return answers.of(
                http, period -> patterns.read(period, ownZones), PurchasePatternView::of, PurchasePatternChart::of);
    }
}
