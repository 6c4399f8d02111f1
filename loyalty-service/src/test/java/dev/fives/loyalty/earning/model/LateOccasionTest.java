package dev.fives.loyalty.earning.model;

import static dev.fives.loyalty.earning.model.RuleFixture.base;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.earning.model.Cap.Period;
import dev.fives.loyalty.earning.model.Cap.Unit;
import dev.fives.loyalty.earning.model.Refusal.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cap holds whenever its occasions come. */
class LateOccasionTest {
    private static final long CAP = 500;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final CounterMemory MEMORY = new CounterMemory(7, 4, 20);

    private final RuleBook book =
            new RuleBook(List.of(base().capped(CAP, Unit.POINTS, Period.DAY).toVersion()), RuleFixture.ZONE);
    private Earned earned = Earned.NOTHING;
    private LocalDate today = TODAY;

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 30, 400})
    void LOY_03_capHolds_howeverLateItsOccasionsCome(int daysLate) {
        earnOnEachDay(10);

        LocalDate late = today.minusDays(daysLate);
        long before = earned.used().getOrDefault("base:points@" + late, 0L);
        long points = 0;
        for (int i = 0; i < 5; i++) {
            points += judge(late, "300").evaluation().points();
        }
        assertThat(points).isLessThanOrEqualTo(CAP - Math.min(CAP, before));
    }

    @Test
    void LOY_03_whereNothingWasForgotten_whatComesLateIsWorthWhatItWas() {
        earnOnEachDay(3);

        LocalDate late = today.minusDays(30);
        assertThat(judge(late, "300").evaluation().points()).isEqualTo(300);
        assertThat(judge(late, "300").evaluation().points()).isEqualTo(200);
    }

    @Test
    void LOY_03_whoseCounterIsGone_isRefusedWithThatReason_alsoAfterARefund() {
        earnOnEachDay(30);

        Verdict refused = judge(TODAY, "300");
        assertThat(refused.evaluation().points()).isZero();
        assertThat(refused.evaluation().rejected())
                .extracting(rejected -> rejected.refusal().reason())
                .containsExactly(Reason.CAP_FORGOTTEN);

        Verdict refund = book.judge(on(TODAY, "100"), EarningContext.NOTHING_KNOWN, earned, refused.judged());
        assertThat(refund.evaluation().points()).isZero();
    }

    /** It would leave a counter that knows of nothing else. */
    @Test
    void refundOfWhatIsForgotten_makesNoCounterAnew() {
        Verdict first = judge(TODAY, "400");
        earnOnEachDay(30);

        Verdict refund = book.judge(on(TODAY, "100"), EarningContext.NOTHING_KNOWN, earned, first.judged());

        assertThat(refund.evaluation().points()).isEqualTo(100);
        assertThat(refund.earned().used()).doesNotContainKey("base:points@" + TODAY);
    }

    @Test
    void memory_isBounded_alsoWhereNoPeriodEnds() {
        TreeMap<String, Long> used = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            used.put("rule" + i + ":times@ever", 1L);
        }
        Earned kept = MEMORY.of(new Earned(true, used), TODAY);

        assertThat(kept.used()).hasSize(20);
        assertThat(kept.context(EarningContext.NOTHING_KNOWN, java.util.Set.of("rule9:times@ever"))
                        .used())
                .containsEntry("rule9:times@ever", Earned.FORGOTTEN);
    }

    /** Occasions of a year in any order, against a counter that forgets nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void LOY_03_capHolds_inAnyOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<LocalDate, Long> granted = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            today = today.plusDays(random.nextInt(10) / 9);
            LocalDate day = today.minusDays(random.nextInt(3) == 0 ? random.nextInt(60) : 0);
            Verdict verdict = judge(day, "" + random.nextInt(1, 300));
            granted.merge(day, verdict.evaluation().points(), Long::sum);
            assertThat(earned.used()).hasSizeLessThanOrEqualTo(20);
        }
        assertThat(granted.values()).allMatch(points -> points <= CAP);
    }

    private void earnOnEachDay(int days) {
        for (int i = 0; i < days; i++) {
            today = today.plusDays(1);
            judge(today, "300");
        }
    }

    private Verdict judge(LocalDate day, String net) {
        Verdict verdict = book.judge(on(day, net), EarningContext.NOTHING_KNOWN, earned, null)
                .kept(MEMORY, today);
        earned = verdict.earned();
        return verdict;
    }

    private static Occasion.Purchase on(LocalDate day, String net) {
        return new Occasion.Purchase(
                List.of(),
                new BigDecimal(net),
                "CNY",
                null,
                day.atTime(LocalTime.NOON).atZone(RuleFixture.ZONE).toInstant());
    }
}
