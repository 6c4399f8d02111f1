package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.http.QueryTexts;
import dev.fives.loyalty.report.app.ReadUplift;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a care plan brings, by its sticky holdout. */
@RestController
class UpliftController {
    private static final int DAYS_BACK = 90;

    private final ReadUplift report;
    private final ReportQuery query;

    UpliftController(ReadUplift report, ReportQuery query) {
        this.report = report;
        this.query = query;
    }

    @GetMapping("/reports/uplift")
    Mono<ResponseEntity<Object>> read(
            @RequestParam String carePlanId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "14") String days,
            ServerHttpRequest http) {
        Representation wanted = Representation.wanted(http.getHeaders());
        QueryTexts.id("carePlanId", carePlanId);
        int window = query.number("days", days);
        ReportQuery.Days period = query.days(from, to, DAYS_BACK);
        return report.read(carePlanId, period.from(), period.to(), window)
                .map(answer -> wanted.of(UpliftView.of(answer), language -> UpliftChart.of(answer, language)));
    }
}
