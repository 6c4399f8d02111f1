package dev.fives.loyalty.tier.model;

import dev.fives.loyalty.tier.model.GrantedBenefit.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Benefits follow the tier. One that was used is granted again only after the validity in which it was used: else buying,
 * using, giving back and buying again would give a gift each time.
 */
final class GrantBenefits {
    private final TierStanding standing;
    private final @Nullable HeldTier held;
    private final Instant at;
    private final List<GrantedBenefit> rows = new ArrayList<>();
    private final List<TierOutcome> outcomes = new ArrayList<>();

    private GrantBenefits(TierStanding standing, Instant at) {
        this.standing = standing;
        this.held = standing.tier();
        this.at = at;
    }

    /** Brings the benefits in line with the tier that is held. */
    static TierStep of(TierStanding standing, TierPlan plan, Instant at) {
        HeldTier held = standing.tier();
        List<Benefit> wanted = held == null
                ? List.of()
                : plan.tier(held.code()).map(Tier::benefits).orElse(List.of());
        GrantBenefits grant = new GrantBenefits(standing, at);
        grant.endOthersThan(wanted);
        wanted.forEach(grant::grant);
        return new TierStep(standing.with(grant.rows), grant.outcomes);
    }

    private void endOthersThan(List<Benefit> wanted) {
        for (GrantedBenefit row : standing.benefits()) {
            boolean stays = wanted.stream().anyMatch(benefit -> benefit.code().equals(row.code()));
            if (row.isUsed() && !stays && isRemembered(row)) {
                rows.add(row);
            } else if (!row.isUsed() && !stays) {
                outcomes.add(new TierOutcome.BenefitEnded(row, at));
            }
        }
    }

    private void grant(Benefit benefit) {
        if (held == null) {
            return;
        }
        GrantedBenefit granted =
                new GrantedBenefit(benefit.code(), held.code(), benefit.use(), Status.GRANTED, at, held.validUntil());
        Optional<GrantedBenefit> known = standing.benefits().stream()
                .filter(row -> row.code().equals(benefit.code()))
                .filter(row -> row.isUsed() ? isRemembered(row) : row.isAs(granted))
                .findFirst();
        rows.add(known.orElse(granted));
        if (known.isEmpty()) {
            outcomes.add(new TierOutcome.BenefitGranted(granted, at));
        }
    }

    private boolean isRemembered(GrantedBenefit row) {
        return row.validUntil().isAfter(at);
    }
}
