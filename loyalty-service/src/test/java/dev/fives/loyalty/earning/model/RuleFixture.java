package dev.fives.loyalty.earning.model;

import dev.fives.loyalty.earning.model.Condition.Goods;
import dev.fives.loyalty.earning.model.Occasion.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule to change one thing of, and purchases. */
record RuleFixture(
        String ruleId,
        long version,
        Instant validFrom,
        @Nullable Instant validTo,
        int priority,
        Stacking stacking,
        Trigger trigger,
        Condition condition,
        Formula formula,
        @Nullable Cap cap,
        @Nullable Instant archivedAt) {
    static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final EarningContext NOTHING_KNOWN = EarningContext.NOTHING_KNOWN;

    static RuleFixture rule(String ruleId, Formula formula) {
        return new RuleFixture(
                ruleId,
                1,
                Instant.EPOCH,
                null,
                10,
                Stacking.ADD,
                new Trigger.Purchase(),
                Condition.NONE,
                formula,
                null,
                null);
    }

    static RuleFixture base() {
        return rule("base", perUnit("1"));
    }

    static Formula perUnit(String points) {
        return new Formula.PerUnit(new BigDecimal(points), RoundingMode.FLOOR);
    }

    static Formula times(String factor) {
        return new Formula.Multiplier(new BigDecimal(factor), RoundingMode.FLOOR);
    }

    static Condition goods(String... categories) {
        return new Condition(
                Set.of(),
                Set.of(),
                new Goods(Set.of(categories), Set.of(), Set.of()),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                null,
                null);
    }

    static Condition ofTier(String... tiers) {
        return new Condition(Set.of(), Set.of(), Goods.ALL, Set.of(), Set.of(tiers), Set.of(), false, null, null);
    }

    static Condition ofBand(String... bands) {
        return new Condition(Set.of(), Set.of(), Goods.ALL, Set.of(), Set.of(), Set.of(bands), false, null, null);
    }

    static EarningContext band(String band) {
        return new EarningContext(null, Set.of(), band, false, Map.of());
    }

    static EarningContext tier(String tier) {
        return new EarningContext(tier, Set.of(), null, false, Map.of());
    }

    static EarningContext used(String counter, long amount) {
        return new EarningContext(null, Set.of(), null, false, Map.of(counter, amount));
    }

    static Occasion.Purchase purchase(String net, Line... lines) {
        return new Occasion.Purchase(Arrays.asList(lines), new BigDecimal(net), "CNY", "WEB", AT);
    }

    static Line line(String category, String amount) {
        return new Line("SKU-" + category, category, null, new BigDecimal(amount));
    }

    static Evaluation evaluate(Occasion occasion, EarningContext context, RuleFixture... rules) {
        List<RuleVersion> versions =
                Arrays.stream(rules).map(RuleFixture::toVersion).toList();
        return new RuleBook(versions, ZONE).evaluate(occasion, context);
    }

    RuleVersion toVersion() {
        return new RuleVersion(
                ruleId,
                version,
                ruleId,
                validFrom,
                validTo,
                priority,
                stacking,
                trigger,
                condition,
                formula,
                cap,
                archivedAt);
    }

    RuleFixture when(Condition other) {
        return new RuleFixture(
                ruleId, version, validFrom, validTo, priority, stacking, trigger, other, formula, cap, archivedAt);
    }

    RuleFixture on(Trigger other) {
        return new RuleFixture(
                ruleId, version, validFrom, validTo, priority, stacking, other, condition, formula, cap, archivedAt);
    }

    RuleFixture capped(long limit, Cap.Unit unit, Cap.Period per) {
        return new RuleFixture(
                ruleId,
                version,
                validFrom,
                validTo,
                priority,
                stacking,
                trigger,
                condition,
                formula,
                new Cap(limit, unit, per),
                archivedAt);
    }

    RuleFixture exclusive(int first) {
        return new RuleFixture(
                ruleId,
                version,
                validFrom,
                validTo,
                first,
                Stacking.EXCLUSIVE,
                trigger,
                condition,
                formula,
                cap,
                archivedAt);
    }

    RuleFixture version(long other, Instant from) {
        return new RuleFixture(
                ruleId, other, from, validTo, priority, stacking, trigger, condition, formula, cap, archivedAt);
    }

    RuleFixture until(Instant end) {
        return new RuleFixture(
                ruleId, version, validFrom, end, priority, stacking, trigger, condition, formula, cap, archivedAt);
    }

    RuleFixture archived(Instant at) {
        return new RuleFixture(
                ruleId, version, validFrom, validTo, priority, stacking, trigger, condition, formula, cap, at);
    }
}
