package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Language;
import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.Period;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers about a period, as numbers or as a picture. */
@Component
class AnalyticsAnswers {

    private final AnalyticsQuery query;
    private final BusinessClock clock;

    AnalyticsAnswers(AnalyticsQuery query, BusinessClock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** What cannot be shown or read is refused before any work is done. */
    <A> Mono<ResponseEntity<Object>> of(
            ServerHttpRequest http,
            Function<Period, Mono<A>> read,
            BiFunction<A, Instant, Object> view,
            BiFunction<A, Language, Chart> chart) {
        var wanted = Representation.wanted(http.getHeaders());
        return read.apply(query.period(http))
                .map(answer ->
                        wanted.of(view.apply(answer, clock.instant()), language -> chart.apply(answer, language)));
    }
}
