package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadTrendBreaks;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Weeks on another level than the others. */
@RestController
class TrendBreakController {

    private final ReadTrendBreaks breaks;
    private final AnalyticsAnswers answers;

    TrendBreakController(ReadTrendBreaks breaks, AnalyticsAnswers answers) {
        this.breaks = breaks;
        this.answers = answers;
    }

    @GetMapping("/analytics/trend-breaks")
    Mono<ResponseEntity<Object>> read(ServerHttpRequest http) {
        return answers.of(http, breaks::read, TrendBreakView::of, TrendBreakChart::of);
    }
}
