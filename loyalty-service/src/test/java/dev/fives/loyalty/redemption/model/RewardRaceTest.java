package dev.fives.loyalty.redemption.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.reward.model.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Several who carry the same redemptions on, in drawn orders of their single reads and writes, each dying now and then
 * between two of them. Whatever the order: no item is lost or given twice, and nobody has more than the limit.
 */
class RewardRaceTest {
    private static final long SEED = Long.getLong("seed", 20_261_123L);
    private static final int RUNS = 50_000;
    private static final int DIES_ONCE_IN = 10;
    private static final int BURST_MAX = 15;

    @Test
    void LOY_08_whateverTheOrder_noItemIsLostOrGivenTwice() {
        Random random = new Random(SEED);
        long confirmed = 0;
        long overtaken = 0;
        for (int run = 0; run < RUNS; run++) {
            RewardRaceWorld world = new RewardRaceWorld();
            overtaken += race(world, random);
            confirmed += judge(world, run);
        }
        assertThat(confirmed).as("runs in which somebody has it").isBetween(RUNS / 10L, (long) RUNS);
        assertThat(overtaken).as("writes that lost a race").isGreaterThan(RUNS / 10);
    }

    /** How many writes were overtaken. */
    private static long race(RewardRaceWorld world, Random random) {
        List<RewardCarrier> carriers = new ArrayList<>();
        for (String id : world.redemptions.keySet()) {
            carriers.add(new RewardCarrier(world, id, random));
            carriers.add(new RewardCarrier(world, id, random));
        }
        while (!carriers.stream().allMatch(RewardCarrier::isOver)) {
            RewardCarrier one = carriers.get(random.nextInt(carriers.size()));
            // in bursts: one that is overtaken by the whole way of another is what late steps are
            for (int left = random.nextInt(BURST_MAX); left >= 0; left--) {
                one.step();
            }
            if (random.nextInt(DIES_ONCE_IN) == 0) {
                one.begin();
            }
            assertThat(world.stock.state().isSound()).as("%s", world.stock).isTrue();
        }
        return carriers.stream().mapToLong(RewardCarrier::overtaken).sum();
    }

    private static long judge(RewardRaceWorld world, int run) {
        long confirmed = world.redemptions.values().stream()
                .filter(one -> one.state().is(RedemptionStatus.CONFIRMED))
                .count();
        Stock stock = world.stock.state();
        assertThat(stock.reserved()).as("run %d: %s", run, stock).isZero();
        assertThat(stock.confirmed()).as("run %d: %s", run, stock).isEqualTo(confirmed);
        world.redemptions.forEach((id, one) -> assertThat(one.state().is(RedemptionStatus.REFUSED))
                .as("run %d: %s", run, id)
                .isEqualTo(!world.holdsPoints(id)));
        world.shares.forEach((customer, share) -> assertThat(share.state().redemptionIds())
                .as("run %d: %s", run, customer)
                .allMatch(id -> world.read(id).is(RedemptionStatus.CONFIRMED))
                .hasSizeLessThanOrEqualTo(RewardRaceWorld.LIMIT));
        return confirmed;
    }
}
