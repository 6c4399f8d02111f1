package dev.fives.segmentation.scoring.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.scoring.model.Score;
import dev.fives.segmentation.scoring.model.ScoringPlan;
import dev.fives.segmentation.scoring.model.ScoringPlan.Counted;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the plans come to for one customer, as of now. */
public final class ScoreCustomer {

    private final Catalogue<ScoringPlan> plans;
    private final ReadProfile profiles;
    private final RuleJson rules;
    private final JsonMapper json;

    public ScoreCustomer(Catalogue<ScoringPlan> plans, ReadProfile profiles, RuleJson rules, JsonMapper json) {
        this.plans = plans;
        this.profiles = profiles;
        this.rules = rules;
        this.json = json;
    }

    /** @param view of the profile that was scored */
    public record Scores(ReadProfile.View view, List<Score> scores) {}

    /** Empty where the customer is not known here. */
    public Mono<Scores> score(String customerId) {
        return profiles.read(customerId)
                .flatMap(view -> plans.all()
                        .map(plan -> score(plan, view))
                        .collectList()
                        .map(scores -> new Scores(view, scores)));
    }

    private Score score(Stored<ScoringPlan> plan, ReadProfile.View view) {
        var state = plan.state();
        return new Score(
                plan.id(),
                state.code(),
                state.name(),
                state.lines().stream()
                        .map(line -> new Score.Part(line.label(), count(line, view), line.points()))
                        .toList());
    }

    private long count(ScoringPlan.Line line, ReadProfile.View view) {
        var each = line.each();
        if (each != null) {
            return count(each, view);
        }
        return line.when() != null && holds(line.when(), view) ? 1 : 0;
    }

    private static long count(Counted each, ReadProfile.View view) {
        return switch (each) {
            case PURCHASE -> view.facts().rfm().map(rfm -> rfm.purchases()).orElse(0);
            case OPEN_COMPLAINT -> view.profile().satisfaction().openComplaints();
            case SEGMENT -> view.profile().segments().size();
        };
    }

    /** A rule that later limits no longer admit gives nothing. */
    private boolean holds(String when, ReadProfile.View view) {
        return rules.read(json.readTree(when), "/when", new Violations())
                .filter(rule -> rule.matches(view.facts()))
                .isPresent();
    }
}
