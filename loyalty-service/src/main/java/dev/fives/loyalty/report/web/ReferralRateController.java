package dev.fives.loyalty.report.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.referral.app.ReferralRates;
import dev.fives.loyalty.referral.model.ReferralRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
    private final ReferralRates rates;

    ReferralRateController(ReferralRates rates) {
        this.rates = rates;
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
        Instant first = instant("from", from);
        Instant end = instant("to", to);
        if (!first.isBefore(end)) {
            throw new ProblemException(Problems.MALFORMED, "to: not after from (expected: a later instant)");
        }
        return rates.between(first, end)
                .map(found -> wanted.of(ReferralRateView.of(found), language -> ReferralRateChart.of(found, language)));
    }

    private static Instant instant(String name, @Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problems.MALFORMED, name + ": not an instant (expected: such as 2026-11-01T00:00:00Z)");
        }
    }
}
