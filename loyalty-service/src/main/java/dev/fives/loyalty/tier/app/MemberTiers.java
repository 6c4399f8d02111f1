package dev.fives.loyalty.tier.app;

import static java.util.stream.Collectors.toSet;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.tier.model.Benefit;
import dev.fives.loyalty.tier.model.GrantedBenefit;
import dev.fives.loyalty.tier.model.HeldTier;
import dev.fives.loyalty.tier.model.Tier;
import dev.fives.loyalty.tier.model.TierJudge;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierStanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How members stand, for those who show it. */
public final class MemberTiers {
    private final TierStandings standings;
    private final TierPlans plans;
    private final BusinessClock clock;

    public MemberTiers(TierStandings standings, TierPlans plans, BusinessClock clock) {
        this.standings = standings;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * @param tier that is held now; absent for none
     * @param next the tier above; absent at the top and without a plan
     * @param version changes whenever any of it may, and only upwards: with the day too, since days leave the period
     */
    public record Progress(
            @Nullable HeldTier tier, @Nullable NextTier next, long version) {}

    /** @param remaining what is still to be bought in the period, in the programme's currency */
    public record NextTier(String code, BigDecimal remaining) {}

    /** Never empty; as if what is due had been fired. */
    public Mono<Progress> of(String customerId) {
        return standings
                .find(customerId)
                .map(stored -> new Found(stored.version(), stored.state()))
                .defaultIfEmpty(new Found(0, TierStanding.unknown(customerId)))
                .zipWith(plans.present(), this::progress);
    }

    /**
     * What the tier that is held now brings by the plan, and what of it the member has used up.
     *
     * @param tier its code; absent for none
     */
    public record Entitlement(@Nullable String tier, List<Benefit> benefits, Set<String> used) {
        private static final Entitlement NONE = new Entitlement(null, List.of(), Set.of());
    }

    /** Never empty; as if what is due had been fired. */
    public Mono<Entitlement> entitlement(String customerId) {
        return standings
                .find(customerId)
                .map(Stored::state)
                .zipWith(plans.present(), (standing, plan) -> entitlement(asOfNow(standing, plan), plan))
                .defaultIfEmpty(Entitlement.NONE);
    }

    private static Entitlement entitlement(TierStanding standing, TierPlan plan) {
        HeldTier held = standing.tier();
        if (held == null) {
            return Entitlement.NONE;
        }
        List<Benefit> benefits = plan.tier(held.code()).map(Tier::benefits).orElse(List.of());
        Set<String> used = standing.benefits().stream()
                .filter(row -> row.status() == GrantedBenefit.Status.USED)
                .map(GrantedBenefit::code)
                .collect(toSet());
        return new Entitlement(held.code(), benefits, used);
    }

    /** What the member may use, and what it has used; none without a standing. */
    public Mono<List<GrantedBenefit>> benefits(String customerId) {
        return standings
                .find(customerId)
                .map(Stored::state)
                .zipWith(plans.present(), this::asOfNow)
                .map(TierStanding::benefits)
                .defaultIfEmpty(List.of());
    }

    private TierStanding asOfNow(TierStanding standing, TierPlan plan) {
        return standing.planVersion() == plan.version()
                ? new TierJudge(plan).fire(standing, clock.instant()).standing()
                : standing;
    }

    private record Found(long version, TierStanding standing) {}

    private Progress progress(Found found, TierPlan plan) {
        Instant now = clock.instant();
        long version = found.version() + version(plan, now);
        if (plan.isEmpty()) {
            return new Progress(found.standing().tier(), null, version);
        }
        TierJudge judge = new TierJudge(plan);
        TierStanding standing = asOfNow(found.standing(), plan);
        BigDecimal amount = judge.amount(standing, now);
        NextTier next = plan.above(judge.held(standing).orElse(null))
                .map(tier -> next(tier, amount, plan))
                .orElse(null);
        return new Progress(standing.tier(), next, version);
    }

    /** A plan may move the day back by one, so it counts more than a day; the plan that ships shows nothing. */
    private static long version(TierPlan plan, Instant now) {
        return plan.version() == 0 ? 0 : 2 * plan.version() + plan.day(now).toEpochDay();
    }

    private static NextTier next(Tier tier, BigDecimal amount, TierPlan plan) {
        BigDecimal remaining = tier.threshold().subtract(amount).max(BigDecimal.ZERO);
        return new NextTier(tier.code(), Amounts.scaled(remaining, plan.currency()));
    }
}
