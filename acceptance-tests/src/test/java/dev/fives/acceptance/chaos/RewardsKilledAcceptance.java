package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.kit.test.stack.Eventually;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * LOY-08: the loyalty service is killed again and again while members redeem, confirm and cancel: a redemption, its
 * points and its item are three documents. It takes minutes, so it is asked for: {@code -Dreward.kills=20}.
 */
@EnabledIfSystemProperty(named = "reward.kills", matches = "[0-9]+")
class RewardsKilledAcceptance {
    private static final int KILLS = Integer.getInteger("reward.kills", 0);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @Test
    void LOY_08_killedBetweenTheSteps_losesAndDoublesNeitherPointNorItem() {
        try (FivesStack stack = FivesStack.up("--processes")) {
            Api api = new Api(URI.create(stack.gateway() + "/api/v1"), stack.token("admin")).patient(DEADLINE);
            Redeemers redeemers = new Redeemers(api);
            double slowest = 0;
            try (redeemers) {
                redeemers.start();
                for (int kill = 0; kill < KILLS; kill++) {
                    redeemers.awaitProgress(DEADLINE);
                    stack.kill("loyalty-service");
                    slowest = Math.max(slowest, stack.restart("loyalty-service"));
                }
                redeemers.awaitProgress(DEADLINE);
            }
            // what nobody ended lapses
            new Api(stack.gateway(), stack.token("ops"))
                    .post("/local/clock", "{\"advance\":\"P2D\"}")
                    .expect(200);
            Eventually.asserted(DEADLINE, redeemers::assertNothingIsOpen);
            redeemers.assertNothingIsLostOrDoubled();
            Api ops = new Api(stack.gateway(), stack.token("ops"));
            for (String customer : redeemers.customers()) {
                assertThat(ops.get("/api/v1/ops/loyalty/verify?account=" + customer)
                                .expect(200)
                                .body()
                                .path("violations"))
                        .isEmpty();
            }
            System.out.printf(
                    Locale.ROOT,
                    "rewards: %d kills, %s; ready again after at most %.1f s%n",
                    KILLS,
                    redeemers.report(),
                    slowest);
        }
    }
}
