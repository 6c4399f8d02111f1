package dev.fives.loyalty.tier.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.tier.model.Benefit;
import dev.fives.loyalty.tier.model.QualifyingPeriod;
import dev.fives.loyalty.tier.model.QualifyingPeriod.Kind;
import dev.fives.loyalty.tier.model.Tier;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierPlan.Downgrade;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan as it is wished, not checked yet. */
public record TierPlanDraft(
        @Nullable String currency,
        @Nullable String zone,
        @Nullable PeriodDraft period,
        @Nullable Integer validityMonths,
        @Nullable Integer graceDays,
        @Nullable Integer warnDaysBefore,
        @Nullable Integer returnDays,
        @Nullable String downgrade,
        @Nullable List<@Nullable TierDraft> tiers) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String CODE_EXPECTED = "not a code, or twice (expected: at most 40 of A-Z, 0-9 and _)";

    public record PeriodDraft(
            @Nullable String kind, @Nullable Integer months) {}

    /** @param threshold a plain decimal */
    public record TierDraft(
            @Nullable String code,
            @Nullable String threshold,
            @Nullable List<@Nullable BenefitDraft> benefits) {
        Tier tier() {
            List<Benefit> all = requireNonNullElse(benefits, List.<BenefitDraft>of()).stream()
                    .map(benefit -> requireNonNull(benefit).benefit())
                    .toList();
            return new Tier(requireNonNull(code), new BigDecimal(requireNonNull(threshold)), all);
        }
    }

    /** @param use ALWAYS where it is absent */
    public record BenefitDraft(
            @Nullable String code,
            @Nullable String use,
            @Nullable DiscountDraft discount) {
        Benefit benefit() {
            return new Benefit(
                    requireNonNull(code),
                    use == null ? Benefit.Use.ALWAYS : Benefit.Use.valueOf(use),
                    discount == null ? null : discount.discount());
        }
    }

    /** The plan as version 0; 422 with all that is wrong. */
    TierPlan checked(TierLimits limits) {
        Violations violations = new Violations();
        checkPeriod(violations, limits);
        violations.check(
                currency != null && CURRENCY.matcher(currency).matches(),
                "/currency",
                "currency: not one (expected: three letters of ISO 4217)");
        violations.check(isZone(), "/zone", "zone: not known (expected: an IANA name, such as Asia/Shanghai)");
        checkDays(violations, "graceDays", graceDays, limits);
        checkDays(violations, "warnDaysBefore", warnDaysBefore, limits);
        checkDays(violations, "returnDays", returnDays, limits);
        checkOneOf(violations, Downgrade.values(), downgrade, "downgrade");
        checkTiers(violations, limits);
        violations.throwIfAny();
        return plan();
    }

    private TierPlan plan() {
        PeriodDraft asked = requireNonNull(period);
        Kind kind = Kind.valueOf(requireNonNull(asked.kind()));
        int months = kind == Kind.ROLLING ? requireNonNull(asked.months()) : QualifyingPeriod.YEAR;
        return new TierPlan(
                0,
                requireNonNull(currency),
                requireNonNull(zone),
                new QualifyingPeriod(kind, months),
                requireNonNull(validityMonths),
                requireNonNull(graceDays),
                requireNonNull(warnDaysBefore),
                requireNonNull(returnDays),
                Downgrade.valueOf(requireNonNull(downgrade)),
                requireNonNull(tiers).stream()
                        .map(tier -> requireNonNull(tier).tier())
                        .toList());
    }

    private void checkPeriod(Violations violations, TierLimits limits) {
        String kind = period == null ? null : period.kind();
        checkOneOf(violations, Kind.values(), kind, "period/kind");
        boolean rolling = !Kind.CALENDAR_YEAR.name().equals(kind);
        Integer months = period == null ? null : period.months();
        violations.check(
                rolling ? isWithin(months, 1, limits.monthsMax()) : months == null || months == QualifyingPeriod.YEAR,
                "/period/months",
                "months: absent or out of range (expected: 1 to " + limits.monthsMax() + "; absent for CALENDAR_YEAR)");
        int least = rolling ? 1 : 0;
        violations.check(
                isWithin(validityMonths, least, limits.monthsMax()),
                "/validityMonths",
                "validityMonths: absent or out of range (expected: " + least + " to " + limits.monthsMax() + ")");
    }

    private boolean isZone() {
        return zone != null
                && (zone.equals("UTC") || ZoneId.getAvailableZoneIds().contains(zone));
    }

    private static void checkDays(Violations violations, String name, @Nullable Integer days, TierLimits limits) {
        violations.check(
                isWithin(days, 0, limits.daysMax()),
                "/" + name,
                name + ": absent or out of range (expected: 0 to " + limits.daysMax() + ")");
    }

    private static <E extends Enum<E>> void checkOneOf(
            Violations violations, E[] all, @Nullable String given, String path) {
        violations.check(
                Arrays.stream(all).anyMatch(one -> one.name().equals(given)),
                "/" + path,
                path.substring(path.indexOf('/') + 1) + ": not known (expected: one of " + Arrays.toString(all) + ")");
    }

    private void checkTiers(Violations violations, TierLimits limits) {
        if (tiers == null || tiers.size() > limits.tiersMax()) {
            violations.check(
                    false, "/tiers", "tiers: absent or too many (expected: at most " + limits.tiersMax() + ")");
            return;
        }
        Set<String> codes = new HashSet<>();
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            String path = "/tiers/" + i;
            TierDraft tier = requireNonNullElse(tiers.get(i), new TierDraft(null, null, null));
            violations.check(isNewCode(codes, tier.code()), path + "/code", "code: " + CODE_EXPECTED);
            BigDecimal threshold = amount(tier.threshold());
            violations.check(
                    threshold != null && threshold.compareTo(below) > 0,
                    path + "/threshold",
                    "threshold: no amount, or not above the one before (expected: a decimal such as \"1000.00\")");
            below = threshold == null ? below : threshold;
            checkBenefits(violations, path + "/benefits", tier.benefits(), limits);
        }
    }

    private static void checkBenefits(
            Violations violations, String path, @Nullable List<@Nullable BenefitDraft> benefits, TierLimits limits) {
        List<@Nullable BenefitDraft> all = benefits == null ? List.of() : benefits;
        violations.check(
                all.size() <= limits.benefitsMax(),
                path,
                "benefits: too many (expected: at most " + limits.benefitsMax() + ")");
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < Math.min(all.size(), limits.benefitsMax()); i++) {
            BenefitDraft benefit = requireNonNullElse(all.get(i), new BenefitDraft(null, null, null));
            violations.check(isNewCode(codes, benefit.code()), path + "/" + i + "/code", "code: " + CODE_EXPECTED);
            if (benefit.use() != null) {
                checkOneOf(violations, Benefit.Use.values(), benefit.use(), path.substring(1) + "/" + i + "/use");
            }
            if (benefit.discount() != null) {
                benefit.discount().check(violations, path + "/" + i + "/discount", limits);
            }
        }
    }

    private static boolean isNewCode(Set<String> codes, @Nullable String code) {
        return code != null && CODE.matcher(code).matches() && codes.add(code);
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text != null && AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static boolean isWithin(@Nullable Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }
}
