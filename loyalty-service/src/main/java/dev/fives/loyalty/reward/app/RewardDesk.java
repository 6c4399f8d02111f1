package dev.fives.loyalty.reward.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.catalogue.app.Belongings;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.model.RewardTerms;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Refuses who cannot have a reward before anything is written for it. Stock and share have the last word. */
public final class RewardDesk {
    private final AggregateStore<Reward> rewards;
    private final MemberShares shares;
    private final Belongings belongings;

    public RewardDesk(AggregateStore<Reward> rewards, MemberShares shares, Belongings belongings) {
        this.rewards = rewards;
        this.shares = shares;
        this.belongings = belongings;
    }

    /** What it costs now; 404 where it is none or not for the customer, 409 where it cannot be had. */
    public Mono<RewardTerms> require(String rewardId, String customerId, Instant now) {
        return rewards.find(rewardId)
                .map(Stored::state)
                .filterWhen(
                        reward -> belongings.isFor(customerId, reward.terms().audience()))
                .switchIfEmpty(Mono.error(RewardDesk::unknown))
                .map(reward -> open(reward, now))
                .flatMap(reward -> withinLimit(rewardId, customerId, reward.terms()));
    }

    private static Reward open(Reward reward, Instant now) {
        if (!reward.isOpenAt(now)) {
            throw new ProblemException(
                    Problems.CONFLICT, "rewardId: archived, or not valid now (expected: a reward that is valid)");
        }
        if (reward.stock().isSoldOut()) {
            throw outOfStock();
        }
        return reward;
    }

    private Mono<RewardTerms> withinLimit(String rewardId, String customerId, RewardTerms terms) {
        Integer limit = terms.perMemberLimit();
        return limit == null
                ? Mono.just(terms)
                : shares.counted(rewardId, customerId)
                        .filter(counted -> counted < limit)
                        .switchIfEmpty(Mono.error(() -> limitReached(limit)))
                        .thenReturn(terms);
    }

    public static ProblemException outOfStock() {
        return new ProblemException(Problems.OUT_OF_STOCK, "stock: 0 (expected: an item that nobody else has)");
    }

    public static ProblemException limitReached(int limit) {
        return new ProblemException(
                        Problems.REWARD_LIMIT_REACHED,
                        "perMemberLimit: " + limit + " (expected: fewer redemptions that are held or confirmed)")
                .withProperty("limit", limit);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problems.NOT_FOUND, "rewardId: not there for this customer (expected: a reward that is for it)");
    }
}
