package dev.fives.loyalty.tier.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.tier.model.TierPlan.Downgrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of members against a naive recount over everything that was ever bought. */
class TierWalkTest {
    private static final int STEPS = 400;

    private record Bought(LocalDate day, BigDecimal amount) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void standing_isWhatARecountSays(long seed) {
        Random random = new Random(seed);
        TierPlan plan = TierFixture.plan(
                (seed % 2 == 0 ? TierFixture.ROLLING : TierFixture.YEARS).period(),
                seed % 3 == 0 ? Downgrade.BY_AMOUNT : Downgrade.ONE_DOWN,
                random.nextInt(20),
                random.nextInt(30));
        TierFixture member = new TierFixture(plan);
        List<Bought> all = new ArrayList<>();
        Instant now = TierFixture.on("2026-01-01");

        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(24 * 20)));
            HeldTier before = member.standing().tier();
            int told = member.told.size();
            Optional<Instant> bought = change(random, member, all, now);
            member.passes(now);

            BigDecimal amount = recount(plan, all, now);
            assertThat(member.judge().amount(member.standing(), now)).isEqualByComparingTo(amount);
            if (bought.isPresent()) {
                assertThat(rank(plan, member.standing().tier()))
                        .as("never below what was bought by then")
                        .isGreaterThanOrEqualTo(plan.reachedBy(amount)
                                .map(plan.tiers()::indexOf)
                                .orElse(-1));
            }
            checkOutcomes(plan, before, member, member.told.subList(told, member.told.size()));
            assertThat(member.standing().counted().days())
                    .as("forgotten when it can no longer be asked for")
                    .hasSizeLessThan(2 * 366 + 50);
        }
    }

    /** Buys, gives back something that was bought lately, or lets time pass. */
    private static Optional<Instant> change(Random random, TierFixture member, List<Bought> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, TierFixture.ZONE);
        int kind = random.nextInt(10);
        if (kind < 6) {
            LocalDate day = today.minusDays(random.nextInt(4) == 0 ? random.nextInt(60) : 0);
            change(member, all, day, BigDecimal.valueOf(random.nextInt(120_000), 2), now);
            return Optional.of(now);
        }
        List<Bought> lately = all.stream()
                .filter(it -> it.amount().signum() > 0 && it.day().isAfter(today.minusDays(300)))
                .toList();
        if (kind < 8 && !lately.isEmpty()) {
            Bought back = lately.get(random.nextInt(lately.size()));
            all.remove(back);
            all.add(new Bought(back.day(), BigDecimal.ZERO));
            member.changes(back.amount().negate().toPlainString(), "CNY", noon(back.day()), now, now);
        }
        return Optional.empty();
    }

    private static void change(TierFixture member, List<Bought> all, LocalDate day, BigDecimal amount, Instant now) {
        all.add(new Bought(day, amount));
        Instant noon = noon(day);
        member.changes(amount.toPlainString(), "CNY", noon, now, now);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(TierFixture.ZONE).toInstant();
    }

    private static BigDecimal recount(TierPlan plan, List<Bought> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, TierFixture.ZONE);
        LocalDate first = plan.period().kind() == QualifyingPeriod.Kind.ROLLING
                ? today.plusDays(1).minusMonths(12)
                : LocalDate.of(today.getYear(), 1, 1);
        return all.stream()
                .filter(it -> !it.day().isBefore(first) && !it.day().isAfter(today))
                .map(Bought::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was told leads from the tier before to the tier now, without a jump and never twice to the same. */
    private static void checkOutcomes(TierPlan plan, HeldTier before, TierFixture member, List<TierOutcome> outcomes) {
        String tier = before == null ? null : before.code();
        for (TierOutcome outcome : outcomes) {
            switch (outcome) {
                case TierOutcome.Upgraded up -> {
                    assertThat(up.from()).isEqualTo(tier);
                    assertThat(rank(plan, up.to())).isGreaterThan(rank(plan, tier));
                    tier = up.to().code();
                }
                case TierOutcome.Downgraded down -> {
                    HeldTier to = down.to();
                    assertThat(down.from()).isEqualTo(tier);
                    assertThat(rank(plan, to)).isLessThan(rank(plan, tier));
                    tier = to == null ? null : to.code();
                }
                case TierOutcome.DowngradeWarned warned ->
                    assertThat(warned.amountToKeep().signum()).isPositive();
                case TierOutcome.Renewed renewed ->
                    assertThat(renewed.tier().code()).isEqualTo(tier);
                case TierOutcome.BenefitGranted _, TierOutcome.BenefitEnded _, TierOutcome.BenefitUsed _ -> {}
            }
        }
        assertThat(member.tier()).isEqualTo(tier == null ? "none" : tier);
    }

    private static int rank(TierPlan plan, HeldTier tier) {
        return rank(plan, tier == null ? null : tier.code());
    }

    private static int rank(TierPlan plan, String tier) {
        return tier == null ? -1 : plan.tiers().indexOf(plan.tier(tier).orElseThrow());
    }
}
