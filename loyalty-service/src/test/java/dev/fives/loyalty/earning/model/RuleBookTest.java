package dev.fives.loyalty.earning.model;

import static dev.fives.loyalty.earning.model.RuleFixture.AT;
import static dev.fives.loyalty.earning.model.RuleFixture.NOTHING_KNOWN;
import static dev.fives.loyalty.earning.model.RuleFixture.base;
import static dev.fives.loyalty.earning.model.RuleFixture.evaluate;
import static dev.fives.loyalty.earning.model.RuleFixture.goods;
import static dev.fives.loyalty.earning.model.RuleFixture.line;
import static dev.fives.loyalty.earning.model.RuleFixture.ofTier;
import static dev.fives.loyalty.earning.model.RuleFixture.perUnit;
import static dev.fives.loyalty.earning.model.RuleFixture.purchase;
import static dev.fives.loyalty.earning.model.RuleFixture.rule;
import static dev.fives.loyalty.earning.model.RuleFixture.tier;
import static dev.fives.loyalty.earning.model.RuleFixture.times;
import static dev.fives.loyalty.earning.model.RuleFixture.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.loyalty.earning.model.Cap.Period;
import dev.fives.loyalty.earning.model.Cap.Unit;
import dev.fives.loyalty.earning.model.Evaluation.Granted;
import dev.fives.loyalty.earning.model.Evaluation.Use;
import dev.fives.loyalty.earning.model.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    private static final RuleFixture GOLD = rule("gold", times("1.5")).when(ofTier("GOLD"));

    @Test
    void LOY_15_goldEarnsHalfMore_roundedOnce() {
        Evaluation gold = evaluate(purchase("268.50"), tier("GOLD"), base(), GOLD);

        assertThat(gold.points()).isEqualTo(402);
        assertThat(gold.granted())
                .containsExactly(new Granted("base", 1, 268, null), new Granted("gold", 1, 134, null));
        assertThat(gold.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"268.50, 268", "268.99, 268", "0.99, 0", "0, 0", "-5, 0", "1, 1"})
    void shippedRule_isOnePointAUnit_floored(String net, long points) {
        RuleBook shipped = new RuleBook(List.of(RuleVersion.ONE_PER_UNIT), RuleFixture.ZONE);

        assertThat(shipped.evaluate(purchase(net), NOTHING_KNOWN).points()).isEqualTo(points);
    }

    @Test
    void multiplier_roundsTheTotalNotItsShare() {
        // 268.75 × 1.5 = 403.125; rounded part by part it would be 268 + 134 = 402
        assertThat(evaluate(purchase("268.75"), tier("GOLD"), base(), GOLD).points())
                .isEqualTo(403);
    }

    @Test
    void multipliers_addUpTheirShares() {
        Evaluation both = evaluate(purchase("100"), tier("GOLD"), base(), GOLD, rule("weekend", times("1.2")));

        assertThat(both.points()).isEqualTo(170);
    }

    @Test
    void multiplierOfACategory_raisesWhatItsLinesEarned() {
        Evaluation tea = evaluate(
                purchase("150", line("tea", "100"), line("cups", "50")),
                NOTHING_KNOWN,
                base(),
                rule("tea-twice", times("2")).when(goods("tea")));

        assertThat(tea.granted()).extracting(Granted::points).containsExactly(150L, 100L);
    }

    @Test
    void multiplierWithNothingToMultiply_grantsNothing() {
        Evaluation alone = evaluate(purchase("100"), tier("GOLD"), GOLD);

        assertThat(alone.granted()).isEmpty();
        assertThat(reasons(alone)).containsExactly(Reason.NOTHING_TO_GRANT);
    }

    @Test
    void ruleOfACategory_countsItsLinesAndNeverMoreThanIsKept() {
        RuleFixture tea = rule("tea", perUnit("3")).when(goods("tea"));

        assertThat(evaluate(purchase("150", line("tea", "100"), line("cups", "50")), NOTHING_KNOWN, tea)
                        .points())
                .isEqualTo(300);
        assertThat(evaluate(purchase("40", line("tea", "100")), NOTHING_KNOWN, tea)
                        .points())
                .isEqualTo(120);
        assertThat(reasons(evaluate(purchase("50", line("cups", "50")), NOTHING_KNOWN, tea)))
                .containsExactly(Reason.NO_MATCHING_LINE);
    }

    @Test
    void LOY_15_capOf500ADay_leavesTheRest() {
        RuleFixture capped = base().capped(500, Unit.POINTS, Period.DAY);
        String today = "base:points@2026-11-22";

        assertThat(evaluate(purchase("268.50"), NOTHING_KNOWN, capped).granted())
                .containsExactly(new Granted("base", 1, 268, new Use(today, 268)));
        assertThat(evaluate(purchase("268.50"), used(today, 468), capped).granted())
                .containsExactly(new Granted("base", 1, 32, new Use(today, 32)));
        assertThat(reasons(evaluate(purchase("268.50"), used(today, 500), capped)))
                .containsExactly(Reason.CAP_REACHED);
        assertThat(evaluate(purchase("268.50"), used("base:points@2026-11-21", 500), capped)
                        .points())
                .isEqualTo(268);
    }

    @Test
    void cap_isCountedInTheProgrammesZone() {
        var lateEvening = new Occasion.Purchase(
                List.of(), new java.math.BigDecimal("10"), "CNY", null, Instant.parse("2026-11-30T16:00:00Z"));

        assertThat(counters(evaluate(lateEvening, NOTHING_KNOWN, base().capped(5, Unit.TIMES, Period.DAY))))
                .containsExactly("base:times@2026-12-01");
        assertThat(counters(evaluate(lateEvening, NOTHING_KNOWN, base().capped(5, Unit.TIMES, Period.MONTH))))
                .containsExactly("base:times@2026-12");
        assertThat(counters(evaluate(lateEvening, NOTHING_KNOWN, base().capped(5, Unit.TIMES, Period.YEAR))))
                .containsExactly("base:times@2026");
        assertThat(counters(evaluate(lateEvening, NOTHING_KNOWN, base().capped(5, Unit.TIMES, Period.EVER))))
                .containsExactly("base:times@ever");
    }

    @Test
    void LOY_16_threeTimesAMonth_givesThreeNotFour() {
        RuleFixture rule = rule("check-in", new Formula.Fixed(5))
                .on(new Trigger.Usage("app.check-in"))
                .capped(3, Unit.TIMES, Period.MONTH);
        var checkIn = new Occasion.Event(new Trigger.Usage("app.check-in"), AT);

        assertThat(evaluate(checkIn, used("check-in:times@2026-11", 2), rule).granted())
                .containsExactly(new Granted("check-in", 1, 5, new Use("check-in:times@2026-11", 1)));
        assertThat(reasons(evaluate(checkIn, used("check-in:times@2026-11", 3), rule)))
                .containsExactly(Reason.CAP_REACHED);
    }

    @Test
    void LOY_16_surveyAnswer_isWorthTwenty_andNothingElseIs() {
        RuleFixture rule = rule("survey", new Formula.Fixed(20)).on(new Trigger.SurveyAnswered());

        assertThat(evaluate(new Occasion.Event(new Trigger.SurveyAnswered(), AT), NOTHING_KNOWN, rule, base())
                        .points())
                .isEqualTo(20);
        assertThat(evaluate(new Occasion.Event(new Trigger.ProfileCompleted(), AT), NOTHING_KNOWN, rule, base()))
                .isEqualTo(new Evaluation(List.of(), List.of()));
    }

    @Test
    void cappedMultiplier_keepsToItsOwnCapAndCountsNoPointsThatWereCutOff() {
        RuleFixture little = base().capped(100, Unit.POINTS, Period.DAY);
        RuleFixture twice = rule("twice", times("2")).capped(30, Unit.POINTS, Period.DAY);

        assertThat(evaluate(purchase("268.50"), tier("GOLD"), little, GOLD).points())
                .isEqualTo(150);
        assertThat(evaluate(purchase("268.50"), NOTHING_KNOWN, base(), twice).points())
                .isEqualTo(298);
    }

    @Test
    void ofExclusiveRules_theFirstThatAppliesGrants() {
        RuleFixture gold = rule("a-gold", perUnit("3")).when(ofTier("GOLD")).exclusive(1);
        RuleFixture two = rule("b-two", perUnit("2")).exclusive(2);
        RuleFixture four = rule("c-four", perUnit("4")).exclusive(3);

        Evaluation plain = evaluate(purchase("10"), NOTHING_KNOWN, four, two, gold, base());
        assertThat(plain.granted()).extracting(Granted::ruleId).containsExactly("b-two", "base");
        assertThat(reasons(plain)).containsExactly(Reason.OTHER_TIER, Reason.EXCLUDED);
        assertThat(plain.rejected().getLast().refusal().text())
                .isEqualTo("exclusive rules: b-two comes first (expected: one)");
        assertThat(evaluate(purchase("10"), tier("GOLD"), four, two, gold).points())
                .isEqualTo(30);
    }

    @Test
    void exclusiveRuleWithoutRoom_letsTheNextOneGrant() {
        RuleFixture first = rule("a", perUnit("3")).exclusive(1).capped(1, Unit.TIMES, Period.EVER);
        RuleFixture second = rule("b", perUnit("2")).exclusive(2);

        assertThat(evaluate(purchase("10"), used("a:times@ever", 1), first, second)
                        .points())
                .isEqualTo(20);
    }

    @Test
    void version_isThatOfTheOccasionsOwnTime() {
        RuleFixture now = rule("base", perUnit("2")).version(2, AT);
        RuleFixture later = rule("base", perUnit("5")).version(3, AT.plusSeconds(1));

        assertThat(evaluate(purchase("10"), NOTHING_KNOWN, base(), now, later).granted())
                .containsExactly(new Granted("base", 2, 20, null));
    }

    @Test
    void ruleThatIsOver_bringsNoEarlierVersionBack() {
        RuleFixture over = rule("base", perUnit("2"))
                .version(2, AT.minus(Duration.ofDays(1)))
                .until(AT);

        assertThat(reasons(evaluate(purchase("10"), NOTHING_KNOWN, base(), over)))
                .containsExactly(Reason.NOT_IN_FORCE);
        assertThat(evaluate(purchase("10"), NOTHING_KNOWN, over.until(AT.plusMillis(1)))
                        .points())
                .isEqualTo(20);
    }

    @Test
    void archivedRule_stillJudgesWhatWasBefore() {
        assertThat(evaluate(purchase("10"), NOTHING_KNOWN, base().archived(AT.plusMillis(1)))
                        .points())
                .isEqualTo(10);
        assertThat(evaluate(purchase("10"), NOTHING_KNOWN, base().archived(AT)))
                .isEqualTo(new Evaluation(List.of(), List.of()));
    }

    @Test
    void fixedPoints_goWithAPurchaseThatIsGivenBackWhole() {
        RuleFixture bonus = rule("bonus", new Formula.Fixed(100));

        assertThat(evaluate(purchase("0.01"), NOTHING_KNOWN, bonus).points()).isEqualTo(100);
        assertThat(reasons(evaluate(purchase("0"), NOTHING_KNOWN, bonus))).containsExactly(Reason.NOTHING_KEPT);
    }

    @Test
    void moreThanALedgerHolds_isAnArithmeticException() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> evaluate(purchase("1" + "0".repeat(20)), NOTHING_KNOWN, base()));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> evaluate(
                                purchase("1"),
                                NOTHING_KNOWN,
                                rule("a", new Formula.Fixed(Long.MAX_VALUE)),
                                rule("b", new Formula.Fixed(1)))
                        .points());
    }

    @Test
    void drafts_standInForTheRulesWithTheirIds() {
        RuleBook present = new RuleBook(List.of(base().toVersion(), GOLD.toVersion()), RuleFixture.ZONE);
        RuleBook drafted =
                present.with(List.of(rule("base", perUnit("2")).version(1, AT).toVersion()));

        assertThat(drafted.evaluate(purchase("10"), tier("GOLD")).points()).isEqualTo(30);
    }

    private static List<Reason> reasons(Evaluation evaluation) {
        return evaluation.rejected().stream()
                .map(rejected -> rejected.refusal().reason())
                .toList();
    }

    private static List<String> counters(Evaluation evaluation) {
        return evaluation.granted().stream()
                .map(granted -> java.util.Objects.requireNonNull(granted.use()).counter())
                .toList();
    }
}
