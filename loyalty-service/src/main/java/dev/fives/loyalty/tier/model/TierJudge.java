package dev.fives.loyalty.tier.model;

import static dev.fives.loyalty.tier.model.TierStep.silent;

import dev.fives.loyalty.tier.model.HeldTier.Warning;
import dev.fives.loyalty.tier.model.TierOutcome.Reason;
import dev.fives.loyalty.tier.model.TierStanding.DueReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges standings by one plan. Points are not in it: who spends them keeps the tier. */
public final class TierJudge {
    private final TierPlan plan;

    public TierJudge(TierPlan plan) {
        this.plan = plan;
    }

    /** One more entry of the account, which comes after those that were heard; what was due before it is fired first. */
    public TierStep count(TierStanding standing, QualifyingChange change, Instant now) {
        Instant at = judgedAt(standing, change, now);
        return fire(standing, at).then(fired -> {
            TierStanding counted = fired.counted(change.sequence(), daysWith(fired.counted(), change, at), at);
            return undone(counted, change, at).then(kept -> upgraded(kept, at)).then(kept -> warned(kept, at));
        });
    }

    /**
     * The plan is another than the one it was judged by; what counts was counted anew, up to the last entry. It may
     * raise a member at once; a tier that the plan still has is held to the end of its validity.
     */
    public TierStep realign(TierStanding standing, QualifyingDays counted, long heard, Instant now) {
        Instant at = later(standing.asOf(), now);
        QualifyingDays kept = counted.from(plan.keptFrom(plan.day(stillAsked(standing, at))));
        TierStanding present = standing.counted(heard, kept, at).judgedBy(plan.version());
        return withoutUnknown(present, at)
                .then(known -> GrantBenefits.of(due(known), plan, at))
                .then(known -> upgraded(known, at));
    }

    /**
     * As of when days are still asked for: now, or before it the end of a tier's validity that nobody has judged yet,
     * since the plan may change while what is due waits.
     */
    public Instant stillAsked(TierStanding standing, Instant now) {
        HeldTier tier = standing.tier();
        Instant end = tier == null ? now : endOfGrace(lastDay(tier));
        return end.isBefore(now) ? end : now;
    }

    /** All that is due by this instant, each as of its own instant. */
    public TierStep fire(TierStanding standing, Instant now) {
        TierStep step = silent(standing);
        while (step.standing().isDueBy(now)) {
            step = step.then(this::fireNext);
        }
        return step;
    }

    public QualifyingDays daysWith(QualifyingDays days, QualifyingChange change, Instant at) {
        LocalDate first = plan.keptFrom(plan.day(at));
        LocalDate day = plan.day(change.purchasedAt());
        boolean counts = change.currency().equals(plan.currency()) && !day.isBefore(first);
        QualifyingDays kept = days.from(first);
        return counts ? kept.plus(day, change.amount()) : kept;
    }

    /** What counts on the day of this instant. */
    public BigDecimal amount(TierStanding standing, Instant at) {
        LocalDate today = plan.day(at);
        return standing.counted().sum(plan.period().firstDay(today), today);
    }

    public Optional<Tier> held(TierStanding standing) {
        HeldTier tier = standing.tier();
        return tier == null ? Optional.empty() : plan.tier(tier.code());
    }

    /** As of the entry; where a tier that was reached then would be over by now, as with an imported past, as of now. */
    private Instant judgedAt(TierStanding standing, QualifyingChange change, Instant now) {
        Instant at = later(standing.asOf(), change.at().isBefore(now) ? change.at() : now);
        LocalDate through = plan.period().validThrough(plan.day(at), plan.validityMonths());
        return endOfGrace(through).isAfter(now) ? at : later(at, now);
    }

    private TierStep fireNext(TierStanding standing) {
        Instant at = Objects.requireNonNull(standing.nextDueAt());
        HeldTier tier = Objects.requireNonNull(standing.tier());
        TierStanding present = standing.asOf(later(standing.asOf(), at));
        return switch (Objects.requireNonNull(standing.nextDue())) {
            case WARNING -> {
                TierStanding looked = present.holding(tier.warned(Warning.NOT_NEEDED), standing.before());
                yield warned(due(looked), at);
            }
            case PERIOD_END -> periodEnd(present, tier, at);
        };
    }

    private TierStep periodEnd(TierStanding standing, HeldTier tier, Instant at) {
        LocalDate lastDay = lastDay(tier);
        Tier present = plan.tier(tier.code()).orElseThrow();
        BigDecimal amount = amountToKeep(standing, lastDay);
        LocalDate through = plan.period().renewedThrough(lastDay, plan.validityMonths());
        if (amount.compareTo(present.threshold()) >= 0) {
            HeldTier renewed = held(present, tier.since(), through, false);
            return holding(standing, renewed, null, new TierOutcome.Renewed(renewed, at));
        }
        HeldTier lower = fallsTo(present, amount)
                .map(tierBelow -> held(tierBelow, at, through, false))
                .orElse(null);
        return holding(standing, lower, null, new TierOutcome.Downgraded(tier.code(), lower, Reason.PERIOD_END, at));
    }

    private TierStep upgraded(TierStanding standing, Instant at) {
        Tier present = held(standing).orElse(null);
        Tier reached = plan.reachedBy(amount(standing, at)).orElse(null);
        if (reached == null || !isAbove(reached, present)) {
            return silent(standing);
        }
        HeldTier old = standing.tier();
        HeldTier next = held(reached, at, plan.period().validThrough(plan.day(at), plan.validityMonths()), true);
        // of several upgrades soon after each other a refund may undo all
        HeldTier before = old != null && mayBeUndone(old, at) ? standing.before() : old;
        return holding(standing, next, before, new TierOutcome.Upgraded(old == null ? null : old.code(), next));
    }

    private TierStep undone(TierStanding standing, QualifyingChange change, Instant at) {
        HeldTier tier = standing.tier();
        Tier present = held(standing).orElse(null);
        if (tier == null || present == null || change.amount().signum() >= 0 || !restedOn(tier, change, at)) {
            return silent(standing);
        }
        BigDecimal amount = amount(standing, at);
        if (amount.compareTo(present.threshold()) >= 0) {
            return silent(standing);
        }
        HeldTier back = higher(stillValid(standing.before(), at), byAmount(amount, at));
        return holding(standing, back, null, new TierOutcome.Downgraded(tier.code(), back, Reason.REFUND, at));
    }

    private boolean restedOn(HeldTier tier, QualifyingChange refund, Instant at) {
        return mayBeUndone(tier, at)
                && refund.currency().equals(plan.currency())
                && !plan.day(refund.purchasedAt()).isAfter(plan.day(tier.since()));
    }

    private boolean mayBeUndone(HeldTier tier, Instant at) {
        return tier.byUpgrade() && at.isBefore(tier.since().plus(Duration.ofDays(plan.returnDays())));
    }

    private @Nullable HeldTier byAmount(BigDecimal amount, Instant at) {
        return plan.reachedBy(amount)
                .map(tier -> held(tier, at, plan.period().validThrough(plan.day(at), plan.validityMonths()), true))
                .orElse(null);
    }

    private @Nullable HeldTier stillValid(@Nullable HeldTier before, Instant at) {
        if (before == null || plan.tier(before.code()).isEmpty()) {
            return null;
        }
        return endOfGrace(lastDay(before)).isAfter(at) ? before : null;
    }

    private static boolean isAbove(Tier tier, @Nullable Tier other) {
        return other == null || tier.threshold().compareTo(other.threshold()) > 0;
    }

    /** Of two of the same tier the one that was held before. */
    private @Nullable HeldTier higher(@Nullable HeldTier before, @Nullable HeldTier now) {
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        Tier old = plan.tier(before.code()).orElseThrow();
        return isAbove(plan.tier(now.code()).orElseThrow(), old) ? now : before;
    }

    /** A tier that the plan no longer has is lost at once for what the amount reaches. */
    private TierStep withoutUnknown(TierStanding standing, Instant at) {
        HeldTier tier = standing.tier();
        if (tier == null || plan.tier(tier.code()).isPresent()) {
            return silent(standing);
        }
        HeldTier next = byAmount(amount(standing, at), at);
        return holding(standing, next, null, new TierOutcome.Downgraded(tier.code(), next, Reason.PLAN_CHANGED, at));
    }

    /** Once the day of the warning has come; also where a refund makes it needed only after that. */
    private TierStep warned(TierStanding standing, Instant at) {
        HeldTier tier = standing.tier();
        if (tier == null || tier.warning() != Warning.NOT_NEEDED) {
            return silent(standing);
        }
        Tier present = plan.tier(tier.code()).orElseThrow();
        BigDecimal amount = amountToKeep(standing, lastDay(tier));
        BigDecimal missing = present.threshold().subtract(amount);
        if (missing.signum() <= 0) {
            return silent(standing);
        }
        String to = fallsTo(present, amount).map(Tier::code).orElse(null);
        return new TierStep(
                standing.holding(tier.warned(Warning.TOLD), standing.before()),
                List.of(new TierOutcome.DowngradeWarned(tier, to, missing, at)));
    }

    private Optional<Tier> fallsTo(Tier present, BigDecimal amount) {
        return switch (plan.downgrade()) {
            case ONE_DOWN -> plan.below(present);
            case BY_AMOUNT -> plan.reachedBy(amount);
        };
    }

    /** What the period brought that ends with this day, and the grace days after it. */
    private BigDecimal amountToKeep(TierStanding standing, LocalDate lastDay) {
        return standing.counted().sum(plan.period().firstDay(lastDay), lastDay.plusDays(plan.graceDays()));
    }

    private TierStep holding(
            TierStanding standing, @Nullable HeldTier next, @Nullable HeldTier before, TierOutcome outcome) {
        return new TierStep(due(standing.holding(next, before)), List.of(outcome))
                .then(held -> GrantBenefits.of(held, plan, outcome.at()));
    }

    private HeldTier held(Tier tier, Instant since, LocalDate through, boolean byUpgrade) {
        return new HeldTier(tier.code(), since, plan.startOf(through.plusDays(1)), Warning.AHEAD, byUpgrade);
    }

    private TierStanding due(TierStanding standing) {
        HeldTier tier = standing.tier();
        if (tier == null) {
            return standing.dueAt(null, null);
        }
        LocalDate lastDay = lastDay(tier);
        if (tier.warning() == Warning.AHEAD && plan.warnDaysBefore() > 0) {
            Instant warnAt = plan.startOf(lastDay.plusDays(1).minusDays(plan.warnDaysBefore()));
            return standing.dueAt(later(warnAt, standing.asOf()), DueReason.WARNING);
        }
        return standing.dueAt(endOfGrace(lastDay), DueReason.PERIOD_END);
    }

    private LocalDate lastDay(HeldTier tier) {
        return plan.day(tier.validUntil().minusNanos(1));
    }

    private Instant endOfGrace(LocalDate lastDay) {
        return plan.startOf(lastDay.plusDays(plan.graceDays() + 1L));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
