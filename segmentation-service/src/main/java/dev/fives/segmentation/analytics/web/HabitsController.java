package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.ReadHabits;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a customer buys. */
@RestController
class HabitsController {

    private final ReadHabits habits;
    private final BusinessClock clock;

    HabitsController(ReadHabits habits, BusinessClock clock) {
        this.habits = habits;
        this.clock = clock;
    }

    @GetMapping("/profiles/{customerId}/habits")
    Mono<ResponseEntity<Object>> read(@PathVariable String customerId, ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        return habits.read(customerId)
                .map(found -> wanted.of(
                        HabitsView.of(customerId, found, clock.instant()), language -> HabitsChart.of(found, language)))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "habits: none (expected: a customer who bought something)")));
    }
}
