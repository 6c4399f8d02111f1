package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadMainGroups;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who the typical customers are. */
@RestController
class MainGroupController {

    private final ReadMainGroups groups;
    private final AnalyticsAnswers answers;

    MainGroupController(ReadMainGroups groups, AnalyticsAnswers answers) {
        this.groups = groups;
        this.answers = answers;
    }

    @GetMapping("/analytics/main-groups")
    Mono<ResponseEntity<Object>> read(ServerHttpRequest http) {
        return answers.of(http, groups::read, MainGroupView::of, MainGroupChart::of);
    }
}
