package dev.fives.segmentation.scoring.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.scoring.model.ScoringPlan;
import dev.fives.segmentation.segment.app.SegmentUse;
import dev.fives.segmentation.segment.app.UsesHere;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Scoring plans that give points for being in a segment, which nobody would get any more after its end. */
public final class PlansAskingForSegments implements UsesHere {
    private final Catalogue<ScoringPlan> plans;
    private final RuleJson rules;
    private final JsonMapper json;

    public PlansAskingForSegments(Catalogue<ScoringPlan> plans, RuleJson rules, JsonMapper json) {
        this.plans = plans;
        this.rules = rules;
        this.json = json;
    }

    @Override
    public Flux<SegmentUse> of(String segmentId, String code) {
        return plans.all()
                .filter(plan -> asksFor(plan, code))
                .map(plan ->
                        new SegmentUse(SegmentUse.Kind.SCORING_PLAN, plan.id(), plan.version(), List.of(segmentId)));
    }

    private boolean asksFor(Stored<ScoringPlan> plan, String code) {
        return plan.state().lines().stream()
                .map(ScoringPlan.Line::when)
                .filter(Objects::nonNull)
                .anyMatch(when -> asksFor(when, code));
    }

    /** A rule that later limits no longer admit gives nothing and asks for nothing. */
    private boolean asksFor(String when, String code) {
        return rules.read(json.readTree(when), "/when", new Violations())
                .filter(rule -> rule.segmentCodes().contains(code))
                .isPresent();
    }
}
