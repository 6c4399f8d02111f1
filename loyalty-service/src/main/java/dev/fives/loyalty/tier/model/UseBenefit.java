package dev.fives.loyalty.tier.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A member makes use of a benefit that it has once. */
public record UseBenefit(String code) {

    /** Empty where there is none of this code that is granted and used once. */
    public Optional<TierStep> of(TierStanding standing, Instant at) {
        return standing.benefits().stream().filter(this::isUsable).findFirst().map(row -> {
            GrantedBenefit used = row.used(at);
            List<GrantedBenefit> rows = standing.benefits().stream()
                    .map(other -> other.equals(row) ? used : other)
                    .toList();
            return new TierStep(standing.with(rows), List.of(new TierOutcome.BenefitUsed(used, at)));
        });
    }

    private boolean isUsable(GrantedBenefit row) {
        return row.code().equals(code) && row.use() == Benefit.Use.ONCE && !row.isUsed();
    }
}
