package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Representation;
import dev.fives.loyalty.report.app.ReadRetention;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many customers of a month are there in the next. */
@RestController
class RetentionController {
    private final ReadRetention report;
    private final ReportQuery query;

    RetentionController(ReadRetention report, ReportQuery query) {
        this.report = report;
        this.query = query;
    }

    @GetMapping("/reports/retention")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "programme") String by,
            ServerHttpRequest http) {
        Representation wanted = Representation.wanted(http.getHeaders());
        YearMonth latest = YearMonth.from(query.today()).minusMonths(1);
        ReportQuery.Months period = query.months(from, to, latest);
        boolean byTier = ReportQuery.byTier(by);
        return report.read(period.from(), period.to(), byTier)
                .map(answer -> wanted.of(RetentionView.of(answer), language -> RetentionChart.of(answer, language)));
    }
}
