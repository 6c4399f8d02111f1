package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.tier.model.QualifyingDays;
import dev.fives.loyalty.tier.model.TierJudge;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierStanding;
import java.util.List;
import reactor.core.publisher.Mono;

/** Proves that a standing counts what the account's entries say, day by day. */
public final class ProveTiers {
    private final TierStandings standings;
    private final TierPlans plans;
    private final QualifyingEntries entries;

    public ProveTiers(TierStandings standings, TierPlans plans, QualifyingEntries entries) {
        this.standings = standings;
        this.plans = plans;
        this.entries = entries;
    }

    /** What does not agree, in words for operators; empty where all is well, and where a new plan is still on its way. */
    public Mono<List<String>> violations(String customerId) {
        return standings
                .find(customerId)
                .map(Stored::state)
                .flatMap(standing -> plans.present()
                        .filter(plan -> plan.version() == standing.planVersion())
                        .flatMap(plan -> recounted(standing, plan)))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<String>> recounted(TierStanding standing, TierPlan plan) {
        TierJudge judge = new TierJudge(plan);
        QualifyingDays stored = standing.counted().from(plan.keptFrom(plan.day(standing.asOf())));
        return entries.between(standing.customerId(), 1, standing.heard())
                .reduce(QualifyingDays.NONE, (days, change) -> judge.daysWith(days, change, standing.asOf()))
                .map(counted -> counted.agreesWith(stored)
                        ? List.of()
                        : List.of(
                                "tier: what counts up to entry " + standing.heard() + " is not what the entries say"));
    }
}
