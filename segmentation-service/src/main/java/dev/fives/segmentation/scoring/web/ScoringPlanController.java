package dev.fives.segmentation.scoring.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.catalogue.web.CataloguePages;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.scoring.app.ScoreCustomer;
import dev.fives.segmentation.scoring.app.ScoringPlanDraft;
import dev.fives.segmentation.scoring.model.Score;
import dev.fives.segmentation.scoring.model.ScoringPlan;
import dev.fives.segmentation.scoring.model.ScoringPlan.Counted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ScoringPlanController {

    record LineView(
            String label,
            int points,
            @Nullable Counted each,
            @Nullable JsonNode when) {}

    record PlanView(String id, long version, String code, String name, List<LineView> lines) {}

    /** @param points of each, times the count */
    record PartView(String label, long count, int points, long sum) {}

    record ScoreView(String planId, String code, String name, long score, List<PartView> lines) {
        static ScoreView of(Score score) {
            return new ScoreView(
                    score.planId(),
                    score.code(),
                    score.name(),
                    score.total(),
                    score.parts().stream()
                            .map(part -> new PartView(part.label(), part.count(), part.points(), part.sum()))
                            .toList());
        }
    }

    record ScoresView(String customerId, Instant asOf, List<ScoreView> scores) {}

    private final Catalogue<ScoringPlan> plans;
    private final ScoreCustomer scores;
    private final RuleJson rules;
    private final JsonMapper json;
    private final CataloguePages<ScoringPlan, PlanView> pages;

    ScoringPlanController(
            Catalogue<ScoringPlan> plans, ScoreCustomer scores, RuleJson rules, Paging paging, JsonMapper json) {
        this.plans = plans;
        this.scores = scores;
        this.rules = rules;
        this.json = json;
        this.pages = new CataloguePages<>(plans, paging, "/scoring-plans", this::view);
    }

    @PostMapping("/scoring-plans")
    Mono<ResponseEntity<PlanView>> create(@RequestBody ScoringPlanDraft body) {
        var plan = body.plan(rules);
        return pages.created(plans.create(plan.code(), body, _ -> plan));
    }

    @GetMapping("/scoring-plans")
    Mono<Page<PlanView>> list(ServerHttpRequest http) {
        return pages.list(http);
    }

    @GetMapping("/scoring-plans/{id}")
    Mono<ResponseEntity<PlanView>> read(@PathVariable String id) {
        return pages.read(id);
    }

    @PutMapping("/scoring-plans/{id}")
    Mono<ResponseEntity<PlanView>> put(
            @PathVariable String id, @RequestBody ScoringPlanDraft body, ServerHttpRequest http) {
        long seen = ETags.requireIfMatch(http);
        var plan = body.plan(rules);
        return pages.ok(plans.change(id, seen, body, present -> {
            if (!present.code().equals(plan.code())) {
                throw new ProblemException(Problems.CONFLICT, "code: changed (expected: as it was created)");
            }
            return plan;
        }));
    }

    @GetMapping("/profiles/{customerId}/scores")
    Mono<ScoresView> scores(@PathVariable String customerId) {
        return scores.score(customerId)
                .map(found -> new ScoresView(
                        customerId,
                        found.view().at(),
                        found.scores().stream().map(ScoreView::of).toList()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "profile: unknown (expected: the id of a customer with events)")));
    }

    private PlanView view(Stored<ScoringPlan> stored) {
        var plan = stored.state();
        return new PlanView(
                stored.id(),
                stored.version(),
                plan.code(),
                plan.name(),
                plan.lines().stream()
                        .map(line -> new LineView(
                                line.label(),
                                line.points(),
                                line.each(),
                                line.when() == null ? null : json.readTree(line.when())))
                        .toList());
    }
}
