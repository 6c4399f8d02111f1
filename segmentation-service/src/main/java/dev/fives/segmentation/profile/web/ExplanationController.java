package dev.fives.segmentation.profile.web;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.profile.app.Estimate;
import dev.fives.segmentation.profile.app.ExplainMembership;
import dev.fives.segmentation.profile.app.PreviewRule;
import dev.fives.segmentation.rule.RuleJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who would be in a segment, and why who is. */
@RestController
class ExplanationController {

    /** @param exact whether all are to be counted, however long it takes; absent for no */
    record PreviewRequest(@Nullable JsonNode rule, @Nullable Boolean exact) {}

    /**
     * @param complete whether all profiles were looked at, or the count is of those alone that were
     * @param estimate of all, where not all were looked at
     */
    record PreviewView(
            long count,
            long examined,
            boolean complete,
            List<Sample> samples,
            @Nullable Estimate estimate) {}

    record Sample(String customerId) {}

    private final PreviewRule preview;
    private final ExplainMembership explain;
    private final RuleJson rules;

    ExplanationController(PreviewRule preview, ExplainMembership explain, RuleJson rules) {
        this.preview = preview;
        this.explain = explain;
        this.rules = rules;
    }

    @PostMapping("/segments/preview")
    Mono<PreviewView> preview(@RequestBody PreviewRequest request) {
        var violations = new Violations();
        var rule = rules.read(request.rule(), "/rule", violations);
        violations.throwIfAny();
        return preview.preview(rule.orElseThrow(), Boolean.TRUE.equals(request.exact()))
                .map(seen -> new PreviewView(
                        seen.count(),
                        seen.examined(),
                        seen.complete(),
                        seen.samples().stream().map(Sample::new).toList(),
                        seen.estimate().orElse(null)));
    }

    @GetMapping("/segments/{id}/members/{customerId}/explanation")
    Mono<ExplanationView> explanation(@PathVariable String id, @PathVariable String customerId) {
        return explain.explain(id, customerId).map(ExplanationView::of);
    }
}
