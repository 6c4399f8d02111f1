package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.http.QueryTexts;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.report.app.ReadBreakage;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many points expire. Nothing is summed up for a request. */
@RestController
class BreakageController {
    private final ReadBreakage report;
    private final ReportQuery query;

    BreakageController(ReadBreakage report, ReportQuery query) {
        this.report = report;
        this.query = query;
    }

    @GetMapping("/reports/breakage")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = Wallets.POINTS) String wallet,
            ServerHttpRequest http) {
        Representation wanted = Representation.wanted(http.getHeaders());
        ReportQuery.Months period = query.months(from, to, YearMonth.from(query.today()));
        QueryTexts.id("wallet", wallet);
        ReadBreakage.Answer answer = report.read(period.from(), period.to(), wallet);
        return Mono.just(wanted.of(BreakageView.of(answer), language -> BreakageChart.of(answer, language)));
    }
}
