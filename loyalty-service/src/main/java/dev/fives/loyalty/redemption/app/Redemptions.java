package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over redemptions. */
public interface Redemptions {
    String CUSTOMER = "customerId";
    String STATUS = "status";

    Mono<Stored<Redemption>> find(String redemptionId);

    /** Those that time has something to do with, oldest first. */
    Flux<Stored<Redemption>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    /** Newest first, one more than the page holds where there are more. */
    Mono<List<Stored<Redemption>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    Mono<Long> countOfReward(String rewardId, RedemptionStatus status);

    /** Whether none of this reward is asked for or has ended without the reward knowing. */
    Mono<Boolean> areSettled(String rewardId);

    List<String> position(Stored<Redemption> redemption);
}
