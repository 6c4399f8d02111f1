package dev.fives.loyalty.reward.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.reward.model.Reward;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over rewards. */
public interface RewardCatalogue {
    /** In the order of their ids, archived ones too. */
    Flux<Stored<Reward>> page(String afterId, int limit);

    Mono<Long> count();

    /** Of the document now. */
    Mono<Long> version(String rewardId);
}
