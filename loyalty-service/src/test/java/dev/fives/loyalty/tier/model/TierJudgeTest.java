package dev.fives.loyalty.tier.model;

import static dev.fives.loyalty.tier.model.TierFixture.ROLLING;
import static dev.fives.loyalty.tier.model.TierFixture.YEARS;
import static dev.fives.loyalty.tier.model.TierFixture.on;
import static dev.fives.loyalty.tier.model.TierFixture.plan;
import static dev.fives.loyalty.tier.model.TierFixture.start;
import static dev.fives.loyalty.tier.model.TierFixture.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fives.loyalty.tier.model.TierOutcome.DowngradeWarned;
import dev.fives.loyalty.tier.model.TierOutcome.Downgraded;
import dev.fives.loyalty.tier.model.TierOutcome.Reason;
import dev.fives.loyalty.tier.model.TierOutcome.Renewed;
import dev.fives.loyalty.tier.model.TierOutcome.Upgraded;
import dev.fives.loyalty.tier.model.TierPlan.Downgrade;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierJudgeTest {
    @Test
    void LOY_09_oneCentMakesGold_andIsToldOnce() {
        TierFixture member = new TierFixture(ROLLING);

        member.buys("2026-03-01", "4999.99");
        assertThat(member.tier()).isEqualTo("SILVER");
        member.buys("2026-03-02", "0.01");
        assertThat(member.tier()).isEqualTo("GOLD");
        member.buys("2026-03-03", "0.01");

        assertThat(member.told(Upgraded.class))
                .extracting(Upgraded::from, upgraded -> upgraded.to().code(), Upgraded::at)
                .containsExactly(tuple(null, "SILVER", on("2026-03-01")), tuple("SILVER", "GOLD", on("2026-03-02")));
    }

    @Test
    void LOY_09_otherCurrencies_doNotQualify() {
        TierFixture member = new TierFixture(ROLLING);

        member.changes("9999.99", "USD", on("2026-03-01"), on("2026-03-01"), on("2026-03-01"));

        assertThat(member.tier()).isEqualTo("none");
        assertThat(member.standing().heard()).isEqualTo(1);
    }

    @Test
    void LOY_09_rollingPeriod_forgetsWhatIsOlder() {
        TierFixture member = new TierFixture(ROLLING);

        member.buys("2025-03-01", "999.99");
        member.buys("2026-03-01", "999.99");
        assertThat(member.tier()).isEqualTo("none");
        member.buys("2026-03-01", "0.01");

        assertThat(member.tier()).isEqualTo("SILVER");
    }

    @Test
    void LOY_09_calendarYear_beginsInTheProgrammesZone() {
        TierFixture member = new TierFixture(YEARS);
        Instant newYear = start("2027-01-01");

        member.changes("600", "CNY", newYear.minusSeconds(1), newYear.minusSeconds(1), newYear);
        member.changes("600", "CNY", newYear, newYear, newYear);
        assertThat(member.tier()).isEqualTo("none");
        member.changes("400", "CNY", newYear.minusSeconds(1), newYear.plusSeconds(60), newYear.plusSeconds(60));
        assertThat(member.tier()).as("bought last year, heard of only now").isEqualTo("none");
        member.changes("400", "CNY", newYear, newYear.plusSeconds(60), newYear.plusSeconds(60));

        assertThat(member.tier()).isEqualTo("SILVER");
        assertThat(member.held().validUntil()).isEqualTo(start("2029-01-01"));
    }

    @Test
    void LOY_10_planThatChangesAfterAPeriodEndThatWasNotJudgedYet_leavesItWhatItBrought() {
        TierFixture member = new TierFixture(YEARS);
        member.buys("2025-06-01", "6000");
        member.buys("2026-06-01", "6000");

        member.isJudgedBy(YEARS.withVersion(2), on("2027-01-02"));
        member.passes(on("2027-01-02"));

        assertThat(member.told(Renewed.class)).hasSize(1);
        assertThat(member.told(Downgraded.class)).isEmpty();
    }

    @Test
    void LOY_10_periodEndWith3000_isOneDown_after_aWarningThatSays2000() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");
        member.buys("2026-09-01", "3000");

        member.passes(start("2027-01-30"));
        assertThat(member.told(DowngradeWarned.class)).isEmpty();
        member.passes(start("2027-01-31"));
        assertThat(member.told(DowngradeWarned.class)).singleElement().satisfies(warning -> {
            assertThat(warning.amountToKeep()).isEqualByComparingTo("2000");
            assertThat(warning.from().code()).isEqualTo("GOLD");
            assertThat(warning.to()).isEqualTo("SILVER");
            assertThat(warning.from().validUntil()).isEqualTo(start("2027-03-02"));
            assertThat(warning.at()).isEqualTo(start("2027-01-31"));
        });
        member.passes(start("2027-03-02").minusNanos(1));
        assertThat(member.tier()).isEqualTo("GOLD");
        member.passes(start("2027-06-01"));

        assertThat(member.tier()).isEqualTo("SILVER");
        assertThat(member.told(DowngradeWarned.class)).hasSize(1);
        assertThat(member.told(Downgraded.class)).singleElement().satisfies(lost -> {
            assertThat(lost.reason()).isEqualTo(Reason.PERIOD_END);
            assertThat(lost.at()).isEqualTo(start("2027-03-02"));
        });
        assertThat(member.held().validUntil()).isEqualTo(start("2028-03-02"));
    }

    @Test
    void LOY_10_keptAmount_renewsWithoutWarning() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");
        member.buys("2026-09-01", "5000");

        member.passes(start("2027-03-02"));

        assertThat(member.tier()).isEqualTo("GOLD");
        assertThat(member.told(DowngradeWarned.class)).isEmpty();
        assertThat(member.told(Renewed.class)).hasSize(1);
        assertThat(member.held().validUntil()).isEqualTo(start("2028-03-02"));
    }

    @Test
    void LOY_10_refundAfterTheDayOfTheWarning_warnsThen_once() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "5000");
        member.buys("2026-09-01", "5000");
        member.passes(start("2027-02-01"));

        member.refunds("2026-09-01", "100", "2027-02-02");
        member.refunds("2026-09-01", "100", "2027-02-03");

        assertThat(member.told(DowngradeWarned.class)).singleElement().satisfies(warning -> {
            assertThat(warning.amountToKeep()).isEqualByComparingTo("100");
            assertThat(warning.at()).isEqualTo(on("2027-02-02"));
        });
    }

    @Test
    void LOY_10_byAmount_fallsAsFarAsItGoes() {
        TierFixture member = new TierFixture(plan(ROLLING.period(), Downgrade.BY_AMOUNT, 0, 0));
        member.buys("2026-03-01", "20000");
        member.buys("2026-09-01", "3000");

        member.passes(start("2027-03-02"));

        assertThat(member.tier()).isEqualTo("SILVER");
    }

    @Test
    void LOY_10_graceDays_letAPurchaseSaveTheTier() {
        TierFixture member = new TierFixture(plan(ROLLING.period(), Downgrade.ONE_DOWN, 10, 0));
        member.buys("2026-03-01", "5000");
        member.buys("2026-09-01", "3000");

        member.buys("2027-03-11", "2000");
        member.passes(start("2027-03-12"));

        assertThat(member.tier()).isEqualTo("GOLD");
        assertThat(member.held().validUntil()).isEqualTo(start("2028-03-02"));
    }

    @Test
    void LOY_10_calendarYears_areJudgedByTheYearThatEnds() {
        TierFixture member = new TierFixture(YEARS);
        member.buys("2026-03-01", "5000");
        member.buys("2027-05-01", "3000");

        member.passes(start("2028-01-01"));
        assertThat(member.tier()).isEqualTo("SILVER");
        member.passes(start("2029-01-01"));

        assertThat(member.tier()).isEqualTo("none");
        assertThat(member.told(Downgraded.class))
                .extracting(Downgraded::at)
                .containsExactly(start("2028-01-01"), start("2029-01-01"));
    }

    @Test
    void importedPast_makesNoTierThatWouldBeOver() {
        TierFixture member = new TierFixture(ROLLING);
        Instant now = on("2026-03-01");

        member.changes("6000", "CNY", on("2024-05-01"), on("2024-05-01"), now);
        member.changes("1500", "CNY", on("2025-06-01"), on("2025-06-01"), now);

        assertThat(member.told(Upgraded.class))
                .extracting(upgraded -> upgraded.to().code())
                .containsExactly("SILVER");
        assertThat(member.told(Downgraded.class)).isEmpty();
    }

    @Test
    void plan_thatLowersAThreshold_raisesAtOnce_andOneThatRaisesIt_waits() {
        TierFixture member = new TierFixture(ROLLING);
        member.buys("2026-03-01", "3000");

        member.isJudgedBy(with(2, tier("SILVER", "1000"), tier("GOLD", "2500")), on("2026-03-05"));
        assertThat(member.tier()).isEqualTo("GOLD");
        member.isJudgedBy(with(3, tier("SILVER", "1000"), tier("GOLD", "9000")), on("2026-03-06"));
        assertThat(member.tier()).isEqualTo("GOLD");
        member.isJudgedBy(with(4, tier("SILVER", "1000")), on("2026-03-07"));

        assertThat(member.tier()).isEqualTo("SILVER");
        assertThat(member.told(Downgraded.class)).extracting(Downgraded::reason).containsExactly(Reason.PLAN_CHANGED);
    }

    private static TierPlan with(long version, Tier... tiers) {
        TierPlan plan = ROLLING;
        return new TierPlan(
                version,
                plan.currency(),
                plan.zone(),
                plan.period(),
                plan.validityMonths(),
                plan.graceDays(),
                plan.warnDaysBefore(),
                plan.returnDays(),
                plan.downgrade(),
                List.of(tiers));
    }
}
