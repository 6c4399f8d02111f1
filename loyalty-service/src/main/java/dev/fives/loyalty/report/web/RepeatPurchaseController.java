package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Representation;
import dev.fives.loyalty.report.app.ReadRepeatPurchase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many customers buy again soon. */
@RestController
class RepeatPurchaseController {
    private final ReadRepeatPurchase report;
    private final ReportQuery query;

    RepeatPurchaseController(ReadRepeatPurchase report, ReportQuery query) {
        this.report = report;
        this.query = query;
    }

    @GetMapping("/reports/repeat-purchase")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "90") String days,
            @RequestParam(defaultValue = "programme") String by,
            ServerHttpRequest http) {
        Representation wanted = Representation.wanted(http.getHeaders());
        int apart = query.number("days", days);
        ReportQuery.Days period = query.days(from, to, apart);
        boolean byTier = ReportQuery.byTier(by);
        return report.read(period.from(), period.to(), apart, byTier)
                .map(answer ->
                        wanted.of(RepeatPurchaseView.of(answer), language -> RepeatPurchaseChart.of(answer, language)));
    }
}
