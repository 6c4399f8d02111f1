package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.account.app.Unfinished;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.util.List;
import reactor.core.publisher.Mono;

/** Queries over redemptions. */
public interface Redemptions extends Unfinished<Redemption> {
    String CUSTOMER = "customerId";
    String STATUS = "status";

    Mono<Stored<Redemption>> find(String redemptionId);

    /** Newest first, one more than the page holds where there are more. */
    Mono<List<Stored<Redemption>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    Mono<Long> countOfReward(String rewardId, RedemptionStatus status);

    /** Whether none of this reward is asked for or has ended without the reward knowing. */
    Mono<Boolean> areSettled(String rewardId);

    List<String> position(Stored<Redemption> redemption);
}
