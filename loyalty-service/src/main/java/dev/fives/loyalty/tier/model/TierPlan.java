package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How members come to a tier and lose it. Days are those of the programme's zone.
 *
 * @param version counts up with each change; 0 for the plan that ships
 * @param currency of the thresholds; amounts in other currencies do not qualify, since a rate would have to be invented
 * @param validityMonths how long a tier is valid once it is reached; of calendar years, to the end of that year
 * @param graceDays after the end of validity in which the tier is kept and purchases still count towards keeping it
 * @param warnDaysBefore the end of validity; 0 for no warning
 * @param returnDays after an upgrade in which a refund of what it rested on takes it back at once; later, and always with
 *     0, a refund counts at the end of validity
 * @param tiers lowest first
 */
public record TierPlan(
        long version,
        String currency,
        String zone,
        QualifyingPeriod period,
        int validityMonths,
        int graceDays,
        int warnDaysBefore,
        int returnDays,
        Downgrade downgrade,
        List<Tier> tiers) {

    public TierPlan {
        tiers = List.copyOf(tiers);
    }

    /** What becomes of a member that did not keep its tier. */
    public enum Downgrade {
        /** The next lower tier, whatever the amount. */
        ONE_DOWN,
        /** The tier that the amount reaches, if any. */
        BY_AMOUNT
    }

    /** Without tiers nobody has one, and nothing is counted. */
    public boolean isEmpty() {
        return tiers.isEmpty();
    }

    public TierPlan withVersion(long next) {
        return new TierPlan(
                next, currency, zone, period, validityMonths, graceDays, warnDaysBefore, returnDays, downgrade, tiers);
    }

    public Optional<Tier> tier(String code) {
        return tiers.stream().filter(tier -> tier.code().equals(code)).findFirst();
    }

    /** The highest that this amount reaches. */
    public Optional<Tier> reachedBy(BigDecimal amount) {
        return tiers.stream()
                .filter(tier -> tier.threshold().compareTo(amount) <= 0)
                .max(Comparator.comparing(Tier::threshold));
    }

    public Optional<Tier> above(@Nullable Tier tier) {
        return tiers.stream()
                .filter(other -> tier == null || other.threshold().compareTo(tier.threshold()) > 0)
                .min(Comparator.comparing(Tier::threshold));
    }

    Optional<Tier> below(Tier tier) {
        return tiers.stream()
                .filter(other -> other.threshold().compareTo(tier.threshold()) < 0)
                .max(Comparator.comparing(Tier::threshold));
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(zone));
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    /** What may still be asked for on this day or a later one; older days are forgotten. */
    public LocalDate keptFrom(LocalDate today) {
        LocalDate lastDay = today.minusDays(graceDays + 1L);
        return period.firstDay(lastDay);
    }
}
