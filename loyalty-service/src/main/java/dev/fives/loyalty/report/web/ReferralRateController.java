package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Representation;
import dev.fives.loyalty.referral.model.ReferralRate;
import dev.fives.loyalty.report.app.ReadReferralRate;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many members bring somebody. */
@RestController
@RequestMapping("/reports/referral-rate")
class ReferralRateController {
    private final ReadReferralRate rates;
    private final ReportQuery query;

    ReferralRateController(ReadReferralRate rates, ReportQuery query) {
        this.rates = rates;
        this.query = query;
    }

    /** @param rate absent without members */
    record ReferralRateView(
            Instant from,
            Instant to,
            long converted,
            long active,
            @Nullable String rate) {

        static ReferralRateView of(ReferralRate found) {
            return new ReferralRateView(
                    found.from(),
                    found.to(),
                    found.converted(),
                    found.active(),
                    found.rate().map(BigDecimal::toPlainString).orElse(null));
        }
    }

    @GetMapping
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            ServerHttpRequest http) {
        Representation wanted = Representation.wanted(http.getHeaders());
        ReportQuery.Instants asked = query.instants(from, to);
        return rates.between(asked.from(), asked.to())
                .map(found -> wanted.of(ReferralRateView.of(found), language -> ReferralRateChart.of(found, language)));
    }
}
