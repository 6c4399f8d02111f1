package dev.fives.loyalty.tier.model;

import dev.fives.loyalty.tier.model.QualifyingPeriod.Kind;
import dev.fives.loyalty.tier.model.TierPlan.Downgrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A member, the rows' plan and what is told of the member. */
final class TierFixture {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Benefit LINE = Benefit.of("PRIORITY_LINE", Benefit.Use.ALWAYS);
    static final Benefit GIFT = Benefit.of("GIFT", Benefit.Use.ONCE);
    static final TierPlan ROLLING = plan(new QualifyingPeriod(Kind.ROLLING, 12), Downgrade.ONE_DOWN, 0, 14);
    static final TierPlan YEARS = plan(new QualifyingPeriod(Kind.CALENDAR_YEAR, 12), Downgrade.ONE_DOWN, 0, 14);

    final List<TierOutcome> told = new ArrayList<>();
    private TierJudge judge;
    private TierStanding standing;

    TierFixture(TierPlan plan) {
        judge = new TierJudge(plan);
        standing = TierStanding.unknown("cus_1").judgedBy(plan.version());
    }

    static TierPlan plan(QualifyingPeriod period, Downgrade downgrade, int graceDays, int returnDays) {
        return new TierPlan(
                1,
                "CNY",
                ZONE.getId(),
                period,
                12,
                graceDays,
                30,
                returnDays,
                downgrade,
                List.of(tier("SILVER", "1000", LINE), tier("GOLD", "5000", LINE, GIFT), tier("PLATINUM", "20000")));
    }

    static Tier tier(String code, String threshold, Benefit... benefits) {
        return new Tier(code, new BigDecimal(threshold), List.of(benefits));
    }

    /** Noon of that day. */
    static Instant on(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    /** The first instant of that day. */
    static Instant start(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    void buys(String day, String amount) {
        changes(amount, "CNY", on(day), on(day), on(day));
    }

    void refunds(String purchasedOn, String amount, String day) {
        changes("-" + amount, "CNY", on(purchasedOn), on(day), on(day));
    }

    void changes(String amount, String currency, Instant purchasedAt, Instant at, Instant now) {
        take(judge.count(
                standing,
                new QualifyingChange(standing.heard() + 1, new BigDecimal(amount), currency, purchasedAt, at),
                now));
    }

    void passes(Instant now) {
        take(judge.fire(standing, now));
    }

    void isJudgedBy(TierPlan plan, Instant now) {
        judge = new TierJudge(plan);
        take(judge.realign(standing, standing.counted(), standing.heard(), now));
    }

    void uses(String benefit, Instant at) {
        take(new UseBenefit(benefit).of(standing, at).orElseThrow());
    }

    String tier() {
        HeldTier held = standing.tier();
        return held == null ? "none" : held.code();
    }

    HeldTier held() {
        return Objects.requireNonNull(standing.tier());
    }

    TierStanding standing() {
        return standing;
    }

    TierJudge judge() {
        return judge;
    }

    <O extends TierOutcome> List<O> told(Class<O> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Stream<String> benefits() {
        return standing.benefits().stream().map(row -> row.code() + " " + row.tier() + " " + row.status());
    }

    private void take(TierStep step) {
        standing = step.standing();
        told.addAll(step.outcomes());
    }
}
