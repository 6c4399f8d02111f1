package dev.fives.loyalty.reward.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.reward.model.ItemStep;
import dev.fives.loyalty.reward.model.MemberShare;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * What each customer has of rewards with a limit: one document for each customer and reward, whose one list decides
 * how many there are, however many ask at once.
 */
public final class MemberShares {
    private final AggregateStore<MemberShare> store;
    private final OwedItems owed;

    public MemberShares(AggregateStore<MemberShare> store, OwedItems owed) {
        this.store = store;
        this.owed = owed;
    }

    /** Whether it counts towards the limit now, and so may be had; always where there is none. */
    Mono<Boolean> mayHave(RewardClaim claim, String customerId, String redemptionId) {
        Integer limit = claim.perMemberLimit();
        return limit == null
                ? Mono.just(true)
                : serve(claim.rewardId(), customerId, redemptionId, limit)
                        .map(stored -> stored.state().has(redemptionId));
    }

    Mono<Void> end(RewardClaim claim, String customerId, String redemptionId) {
        Integer limit = claim.perMemberLimit();
        return limit == null
                ? Mono.empty()
                : serve(claim.rewardId(), customerId, redemptionId, limit).then();
    }

    /** How many count, before anything is written. */
    Mono<Integer> counted(String rewardId, String customerId) {
        return store.find(id(rewardId, customerId))
                .map(stored -> stored.state().redemptionIds().size())
                .defaultIfEmpty(0);
    }

    private Mono<Stored<MemberShare>> serve(String rewardId, String customerId, String redemptionId, int limit) {
        String id = id(rewardId, customerId);
        Mono<Stored<MemberShare>> change = store.changeWhen(
                id,
                loaded -> owedBy(redemptionId)
                        .map(step -> decision(loaded.state(), served(loaded.state(), redemptionId, step, limit))));
        return change.switchIfEmpty(Mono.defer(() -> first(id, customerId, redemptionId, limit)))
                .onErrorResume(AlreadyExists.class, taken -> change);
    }

    /** Also where it is given back before anything was there: whoever still wants to be the first finds it taken. */
    private Mono<Stored<MemberShare>> first(String id, String customerId, String redemptionId, int limit) {
        return owedBy(redemptionId)
                .flatMap(step -> store.create(
                        id, customerId, served(MemberShare.NOTHING, redemptionId, step, limit), List.of(), null));
    }

    private Mono<Optional<ItemStep>> owedBy(String redemptionId) {
        return owed.of(List.of(redemptionId)).map(steps -> Optional.ofNullable(steps.get(redemptionId)));
    }

    private static MemberShare served(MemberShare share, String redemptionId, Optional<ItemStep> step, int limit) {
        return share.serving(redemptionId, step.orElse(null), limit);
    }

    private static Decision<MemberShare> decision(MemberShare before, MemberShare next) {
        return next.equals(before) ? new Decision.Unchanged<>() : new Decision.Changed<>(next, List.of());
    }

    private static String id(String rewardId, String customerId) {
        return rewardId + ":" + customerId;
    }
}
