package dev.fives.feedback.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.MergePatch;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans: create, read, change, switch off. */
@RestController
@RequestMapping("/survey-plans")
class PlanController {

    record PlanResponse(
            String id, long version, @JsonUnwrapped PlanBody plan) {
        static PlanResponse of(Stored<SurveyPlan> stored) {
            return new PlanResponse(stored.id(), stored.version(), PlanBody.of(stored.state()));
        }
    }

    private final Plans plans;
    private final Paging paging;
    private final JsonMapper json;

    PlanController(Plans plans, Paging paging, JsonMapper json) {
        this.plans = plans;
        this.paging = paging;
        this.json = json;
    }

    @PostMapping
    Mono<ResponseEntity<PlanResponse>> create(@RequestBody PlanBody body) {
        return plans.create(body.checked())
                .map(stored -> ResponseEntity.created(URI.create("/survey-plans/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(PlanResponse.of(stored)));
    }

    @GetMapping
    Mono<Page<PlanResponse>> all(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return plans.page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(plans.count()),
                        (found, total) ->
                                paging.page(request, found, total, stored -> List.of(stored.id()), PlanResponse::of));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<PlanResponse>> read(@PathVariable String id) {
        return answer(plans.find(id));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<PlanResponse>> change(
            @PathVariable String id, @RequestBody JsonNode patch, ServerHttpRequest request) {
        long seen = ETags.requireIfMatch(request);
        return answer(plans.change(id, seen, patch, plan -> patched(plan, patch).checked()));
    }

    private PlanBody patched(SurveyPlan plan, JsonNode patch) {
        if (!patch.isObject()) {
            throw new ProblemException(Problems.MALFORMED, "body: not an object (expected: a JSON merge patch)");
        }
        try {
            return json.treeToValue(MergePatch.apply(json.valueToTree(PlanBody.of(plan)), patch), PlanBody.class);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problems.MALFORMED, "body: a field is unknown or of a wrong type (expected: fields of a plan)");
        }
    }

    private static Mono<ResponseEntity<PlanResponse>> answer(Mono<Stored<SurveyPlan>> plan) {
        return plan.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(PlanResponse.of(stored)));
    }
}
