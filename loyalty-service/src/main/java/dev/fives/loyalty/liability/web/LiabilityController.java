package dev.fives.loyalty.liability.web;

import dev.fives.loyalty.liability.app.WatchLiability;
import dev.fives.loyalty.program.app.SharedProgram;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the programme owes. Nothing is summed up for a request. */
@RestController
class LiabilityController {
    private final WatchLiability liability;
    private final SharedProgram program;

    LiabilityController(WatchLiability liability, SharedProgram program) {
        this.liability = liability;
        this.program = program;
    }

    @GetMapping("/reports/liability")
    Mono<LiabilityView> read() {
        return program.current().map(known -> LiabilityView.of(liability.latest(), known.program()));
    }
}
