package dev.fives.loyalty.care.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.care.app.CarePlans;
import dev.fives.loyalty.care.app.PlanDraft;
import dev.fives.loyalty.care.model.CarePlan;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What makes care tasks by itself. */
@RestController
@RequestMapping("/care-plans")
class CarePlanController {
    private final CarePlans plans;
    private final Paging paging;

    CarePlanController(CarePlans plans, Paging paging) {
        this.plans = plans;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<CarePlanView>> create(@RequestBody PlanDraft draft) {
        return plans.create(draft)
                .map(plan -> answer(plan, ResponseEntity.created(URI.create("/care-plans/" + plan.planId()))));
    }

    @GetMapping
    Mono<Page<CarePlanView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return plans.all().map(all -> page(all, request));
    }

    @GetMapping("/{planId}")
    Mono<ResponseEntity<CarePlanView>> read(@PathVariable String planId) {
        return ok(plans.find(planId));
    }

    @PutMapping("/{planId}")
    Mono<ResponseEntity<CarePlanView>> put(
            @PathVariable String planId, @RequestBody PlanDraft draft, ServerHttpRequest http) {
        return ok(plans.put(planId, ETags.requireIfMatch(http), draft));
    }

    @PostMapping("/{planId}/enable")
    Mono<ResponseEntity<CarePlanView>> enable(
            @PathVariable String planId, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(plans.enable(planId, true, ETags.ifMatch(ifMatch)));
    }

    @PostMapping("/{planId}/disable")
    Mono<ResponseEntity<CarePlanView>> disable(
            @PathVariable String planId, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(plans.enable(planId, false, ETags.ifMatch(ifMatch)));
    }

    @DeleteMapping("/{planId}")
    Mono<ResponseEntity<Void>> remove(@PathVariable String planId, ServerHttpRequest http) {
        return plans.remove(planId, ETags.requireIfMatch(http))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Page<CarePlanView> page(List<CarePlan> all, PageRequest request) {
        String after = request.after();
        List<CarePlan> rest =
                all.stream().filter(plan -> plan.planId().compareTo(after) > 0).toList();
        return paging.page(request, rest, request.total(all.size()), plan -> List.of(plan.planId()), CarePlanView::of);
    }

    private static Mono<ResponseEntity<CarePlanView>> ok(Mono<CarePlan> plan) {
        return plan.map(found -> answer(found, ResponseEntity.ok()));
    }

    private static ResponseEntity<CarePlanView> answer(CarePlan plan, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(plan.version())).body(CarePlanView.of(plan));
    }
}
