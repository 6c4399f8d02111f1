package dev.fives.loyalty.earning.model;

import static dev.fives.loyalty.earning.model.RuleFixture.base;
import static dev.fives.loyalty.earning.model.RuleFixture.ofTier;
import static dev.fives.loyalty.earning.model.RuleFixture.purchase;
import static dev.fives.loyalty.earning.model.RuleFixture.rule;
import static dev.fives.loyalty.earning.model.RuleFixture.tier;
import static dev.fives.loyalty.earning.model.RuleFixture.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.earning.model.Cap.Period;
import dev.fives.loyalty.earning.model.Cap.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final String TODAY = "base:points@2026-11-22";
    private final RuleBook book = new RuleBook(
            List.of(
                    base().capped(500, Unit.POINTS, Period.DAY).toVersion(),
                    rule("gold", times("1.5")).when(ofTier("GOLD")).toVersion()),
            RuleFixture.ZONE);

    @Test
    void laterState_isJudgedByTheTierAndTheCapOfTheFirst() {
        Verdict first = book.judge(purchase("268.50"), tier("GOLD"), used(300), null);
        assertThat(first.evaluation().points()).isEqualTo(300);
        assertThat(first.earned().used()).containsEntry(TODAY, 500L);

        Earned othersToo = used(900);
        Verdict refund = book.judge(purchase("100"), tier("NONE"), othersToo, first.judged());

        assertThat(refund.evaluation().points()).isEqualTo(150);
        assertThat(refund.earned().used()).containsEntry(TODAY, 800L);
        assertThat(refund.judged().context()).isEqualTo(first.judged().context());
    }

    @Test
    void whatIsGivenBackWhole_leavesNothingInTheCounter() {
        Verdict first = book.judge(purchase("268.50"), tier("NONE"), Earned.NOTHING, null);
        Verdict none = book.judge(purchase("0"), tier("NONE"), first.earned(), first.judged());

        assertThat(none.evaluation().granted()).isEmpty();
        assertThat(none.earned().used()).isEmpty();
        assertThat(none.earned().anyPurchase()).isTrue();
    }

    @Test
    void judgement_keepsOnlyTheCountersThatWereAsked() {
        Earned many =
                new Earned(true, new TreeMap<>(Map.of(TODAY, 1L, "base:points@2026-11-21", 9L, "a:times@ever", 2L)));

        Verdict verdict = book.judge(purchase("10"), tier("NONE"), many, null);

        assertThat(verdict.judged().context().used()).isEqualTo(Map.of(TODAY, 1L));
        assertThat(verdict.judged().context().firstPurchase()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a:times@2026-11-21, false",
        "a:times@2026-11-22, true",
        "a:times@2026-10, false",
        "a:times@2026-11, true",
        "a:times@2025, false",
        "a:times@2026, true",
        "a:times@ever, true"
    })
    void counter_isForgottenWhenItsPeriodIsOver(String counter, boolean kept) {
        Earned earned = new Earned(false, new TreeMap<>(Map.of(counter, 1L)));

        Earned left = new CounterMemory(0, 0, 400).of(earned, LocalDate.parse("2026-11-22"));
        assertThat(left.used().containsKey(counter)).isEqualTo(kept);
    }

    @Test
    void customer_isAskedOnlyForWhatARuleInForceAsksFor() {
        assertThat(book.asksForTier(purchase("1"))).isTrue();
        assertThat(new RuleBook(List.of(RuleVersion.ONE_PER_UNIT), RuleFixture.ZONE).asksForTier(purchase("1")))
                .isFalse();
        assertThat(book.waitsFor(new Occasion.Event(new Trigger.SurveyAnswered(), RuleFixture.AT)))
                .isFalse();
    }

    private static Earned used(long amount) {
        return new Earned(false, new TreeMap<>(Map.of(TODAY, amount)));
    }
}
