package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.ReadMainGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who the typical customers are. */
@RestController
class MainGroupController {

    private final ReadMainGroups groups;
    private final AnalyticsQuery query;
    private final BusinessClock clock;

    MainGroupController(ReadMainGroups groups, AnalyticsQuery query, BusinessClock clock) {
        this.groups = groups;
        this.query = query;
        this.clock = clock;
    }

    @GetMapping("/analytics/main-groups")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        return groups.read(query.period(from, to, timeZone))
                .map(answer -> wanted.of(
                        MainGroupView.of(answer, clock.instant()), language -> MainGroupChart.of(answer, language)));
    }
}
