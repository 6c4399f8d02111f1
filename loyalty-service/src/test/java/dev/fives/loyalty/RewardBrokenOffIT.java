package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import dev.fives.loyalty.redemption.model.RedemptionReason;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import dev.fives.loyalty.reward.app.RewardItems;
import dev.fives.loyalty.reward.app.Taking;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;

/** What a service leaves that dies between two of the steps of a redemption; each step is done here by hand. */
@ExtendWith(SharedSpending.class)
class RewardBrokenOffIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LAPSE = Duration.ofHours(24);
    private static final Duration REPEAT = Duration.ofSeconds(5);

    private final SpendingStage stage = SharedSpending.stage();
    private final RunningLoyalty loyalty = stage.loyalty();
    private final RewardStage rewards = new RewardStage(stage);
    private final String number = "broken_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;
    private final String id = "red_" + number;

    @AfterEach
    void nothingIsLostOrDoubled() {
        assertThat(loyalty.proof(customer).path("violations")).isEmpty();
        assertThat(rewards.violationsAfterATick()).isZero();
    }

    @Test
    void LOY_08_beforeTheItemIsTaken_isCarriedOnByItself() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        requested(reward);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.PENDING);
        rewards.assertStock(reward, 0, 1, 0);
        assertThat(loyalty.balance(customer)).isZero();
    }

    @Test
    void LOY_08_betweenItemAndPoints_isCarriedOnByItself_withThatItem() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        assertThat(takes(asked)).isEqualTo(Taking.TAKEN);
        rewards.assertStock(reward, 0, 1, 0);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.PENDING);
        rewards.assertStock(reward, 0, 1, 0);
        assertThat(loyalty.balance(customer)).isZero();
    }

    @Test
    void LOY_08_betweenItemAndPoints_withTooFewPoints_givesTheItemBack() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 99);
        takes(requested(reward));
        rewards.assertStock(reward, 0, 1, 0);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.REFUSED);
        rewards.assertStock(reward, 1, 0, 0);
        assertThat(loyalty.balance(customer)).isEqualTo(99);
    }

    @Test
    void LOY_08_betweenItemAndPoints_notNoticedBeforeTheLapse_givesTheItemBack() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        takes(requested(reward));

        loyalty.clock.advance(LAPSE);

        awaitSettled(RedemptionStatus.REFUSED);
        rewards.assertStock(reward, 1, 0, 0);
        assertThat(loyalty.balance(customer)).isEqualTo(100);
    }

    @Test
    void LOY_08_betweenPointsAndSayingSo_isCarriedOnByItself() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        takes(asked);
        stage.reserves(asked);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.PENDING);
        rewards.assertStock(reward, 0, 1, 0);
        assertThat(loyalty.balance(customer)).isZero();
    }

    /** The points were held for it while somebody else found nothing left: whatever the ledger says first holds. */
    @Test
    void LOY_08_ofTwoWhoCarryItOn_theLedgerBelievesTheFirst() {
        String reward = rewards.made("'stock':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        takes(asked);
        stage.reserves(asked);
        loyalty.overwrite("rewards", reward, new Document("state.stock.underWay", List.of()));

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.PENDING);
        rewards.assertStock(reward, 0, 1, 0);
    }

    @Test
    void LOY_08_betweenRefusalAndItem_givesBackByItself() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        takes(asked);
        rewrite(it -> it.refused(RedemptionReason.OUT_OF_STOCK, null));

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.REFUSED);
        rewards.assertStock(reward, 1, 0, 0);
        assertThat(rewards.redeemed(customer, reward)).as("counts no longer").isNotEmpty();
    }

    @Test
    void LOY_08_takingThatComesAfterTheRefusal_takesNothing() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        rewrite(it -> it.refused(RedemptionReason.LAPSED, null));
        loyalty.clock.advance(REPEAT);
        awaitSettled(RedemptionStatus.REFUSED);

        assertThat(takes(asked)).isNotEqualTo(Taking.TAKEN);

        rewards.assertStock(reward, 1, 0, 0);
    }

    @Test
    void LOY_08_betweenDecisionAndItsSteps_isEndedByItself() {
        String reward = rewards.made("'stock':1,'perMemberLimit':1");
        stage.grant(customer, 100);
        Redemption asked = requested(reward);
        loyalty.clock.advance(REPEAT);
        awaitSettled(RedemptionStatus.PENDING);
        Instant now = loyalty.clock.instant();
        rewrite(it -> it.cancelled("clerk", now, now.plus(REPEAT)));
        rewards.assertStock(reward, 0, 1, 0);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.CANCELLED);
        rewards.assertStock(reward, 1, 0, 0);
        assertThat(loyalty.balance(asked.customerId())).isEqualTo(100);
    }

    /** The item was handed over already: the repeat of the step finds it done. */
    @Test
    void LOY_08_betweenItemAndNotingIt_countsItOnce() {
        String reward = rewards.made("'stock':2,'perMemberLimit':2");
        stage.grant(customer, 200);
        Redemption asked = requested(reward);
        loyalty.clock.advance(REPEAT);
        awaitSettled(RedemptionStatus.PENDING);
        Instant now = loyalty.clock.instant();
        rewrite(it -> it.confirmed("clerk", now, now.plus(REPEAT)));
        ends(asked);
        ends(asked);
        rewards.assertStock(reward, 1, 0, 1);
        rewards.redeemed(customer, reward);

        loyalty.clock.advance(REPEAT);

        awaitSettled(RedemptionStatus.CONFIRMED);
        rewards.assertStock(reward, 0, 1, 1);
        assertThat(loyalty.balance(customer)).isZero();
    }

    private Redemption requested(String reward) {
        Instant now = loyalty.clock.instant();
        RewardClaim claim = new RewardClaim(reward, 2);
        RedemptionAsk ask = new RedemptionAsk(customer, Wallets.POINTS, 100, null, "clerk", "c-" + number, now, claim);
        Redemption asked = Redemption.requested(id, ask, now.plus(LAPSE), now.plus(REPEAT));
        store().create(id, customer, asked, List.of(), null).block(DEADLINE);
        return asked;
    }

    private Taking takes(Redemption asked) {
        return loyalty.bean(RewardItems.class)
                .take(asked.ask().reward(), customer, id)
                .block(DEADLINE);
    }

    private void ends(Redemption asked) {
        loyalty.bean(RewardItems.class).end(asked.ask().reward(), customer, id).block(DEADLINE);
    }

    private void rewrite(UnaryOperator<Redemption> next) {
        Stored<Redemption> stored = store().find(id).blockOptional(DEADLINE).orElseThrow();
        store().update(stored, next.apply(stored.state()), List.of(), null).block(DEADLINE);
    }

    private void awaitSettled(RedemptionStatus status) {
        Eventually.until("settled as " + status, DEADLINE, () -> {
            Redemption now =
                    store().find(id).blockOptional(DEADLINE).orElseThrow().state();
            return now.is(status) && !now.owesItsEnd();
        });
    }

    private AggregateStore<Redemption> store() {
        return loyalty.context()
                .<AggregateStore<Redemption>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Redemption.class))
                .getObject();
    }
}
