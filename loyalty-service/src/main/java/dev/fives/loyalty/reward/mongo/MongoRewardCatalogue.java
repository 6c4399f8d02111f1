package dev.fives.loyalty.reward.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.reward.app.RewardCatalogue;
import dev.fives.loyalty.reward.model.MemberShare;
import dev.fives.loyalty.reward.model.Reward;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rewards in the collection {@code rewards}, with their stock. */
public final class MongoRewardCatalogue implements RewardCatalogue {
    private static final String ID = "_id";

    private final AggregateStore<Reward> rewards;

    public MongoRewardCatalogue(AggregateStore<Reward> rewards) {
        this.rewards = rewards;
    }

    public static AggregateStore<Reward> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("reward", "rewards", StateCodec.record(Reward.class)));
    }

    /** What each customer has of each reward that has a limit. */
    public static AggregateStore<MemberShare> shares(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("reward-share", "reward_shares", StateCodec.record(MemberShare.class)));
    }

    @Override
    public Flux<Stored<Reward>> page(String afterId, int limit) {
        return Flux.from(rewards.collection()
                        .find(new Document(ID, new Document("$gt", afterId)))
                        .sort(new Document(ID, 1))
                        .limit(limit))
                .map(rewards::read);
    }

    @Override
    public Mono<Long> version(String rewardId) {
        return rewards.find(rewardId).map(Stored::version);
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(rewards.collection().countDocuments());
    }
}
