package dev.fives.loyalty.tier.web;

import dev.fives.kit.http.ETags;
import dev.fives.loyalty.tier.app.TierPlanDraft;
import dev.fives.loyalty.tier.app.TierPlans;
import dev.fives.loyalty.tier.model.TierPlan;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The plan replaces the one before as a whole, so who sets it says which he has seen. */
@RestController
@RequestMapping("/tiers")
class TierController {
    private final TierPlans plans;

    TierController(TierPlans plans) {
        this.plans = plans;
    }

    @GetMapping
    Mono<ResponseEntity<TierPlanView>> read() {
        return plans.present().map(TierController::answer);
    }

    @PutMapping
    Mono<ResponseEntity<TierPlanView>> put(@RequestBody TierPlanDraft draft, ServerHttpRequest http) {
        return plans.put(ETags.requireIfMatch(http), draft).map(TierController::answer);
    }

    private static ResponseEntity<TierPlanView> answer(TierPlan plan) {
        return ResponseEntity.ok().eTag(ETags.of(plan.version())).body(TierPlanView.of(plan));
    }
}
