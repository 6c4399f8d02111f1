package dev.fives.loyalty.reward.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.model.RewardClaim;
import dev.fives.loyalty.reward.model.Stock;
import dev.fives.loyalty.reward.model.UnderWay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes items for redemptions and gives them back. The redemption decides; here is a step that can be repeated by
 * anybody and at any time: stock or share are loaded first, then it is read what the redemption owes, and the write is
 * conditional on what was loaded. So a step that comes late finds that it is owed no longer, or another version.
 */
public final class RewardItems {
    /** Of one instance; they are one write for each reward. */
    private static final int STEPS_AT_ONCE = 100;

    private final AggregateStore<Reward> rewards;
    private final MemberShares shares;
    private final OwedItems owed;
    private final RewardLimits limits;
    private final Coalescer<Step, Served> steps;

    public RewardItems(AggregateStore<Reward> rewards, MemberShares shares, OwedItems owed, RewardLimits limits) {
        this.rewards = rewards;
        this.shares = shares;
        this.owed = owed;
        this.limits = limits;
        this.steps = new Coalescer<>(STEPS_AT_ONCE, this::serve);
    }

    private record Step(String rewardId, String redemptionId) {}

    /** What was stored in the end, or what went wrong with this reward; the others go on. */
    private record Served(@Nullable Stock stock, Optional<Throwable> fault) {}

    /** First what the member may still have, then what there is. */
    public Mono<Taking> take(RewardClaim claim, String customerId, String redemptionId) {
        return shares.mayHave(claim, customerId, redemptionId)
                .flatMap(may -> may
                        ? stock(claim, redemptionId)
                                .map(stock -> stock.hasTaken(redemptionId) ? Taking.TAKEN : Taking.OUT_OF_STOCK)
                        : Mono.just(Taking.LIMIT_REACHED));
    }

    /** Once the redemption has said what becomes of its item. */
    public Mono<Void> end(RewardClaim claim, String customerId, String redemptionId) {
        return stock(claim, redemptionId).then(Mono.defer(() -> shares.end(claim, customerId, redemptionId)));
    }

    private Mono<Stock> stock(RewardClaim claim, String redemptionId) {
        return steps.submit(new Step(claim.rewardId(), redemptionId))
                .flatMap(served ->
                        served.fault().<Mono<Stock>>map(Mono::error).orElseGet(() -> Mono.justOrEmpty(served.stock())));
    }

    private Mono<List<Served>> serve(List<Step> together) {
        Map<String, List<String>> byReward =
                together.stream().distinct().collect(groupingBy(Step::rewardId, mapping(Step::redemptionId, toList())));
        return Flux.fromIterable(byReward.entrySet())
                .flatMap(one -> serve(one.getKey(), one.getValue()).map(served -> Map.entry(one.getKey(), served)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(served -> together.stream()
                        .map(step -> served.get(step.rewardId()))
                        .toList());
    }

    private Mono<Served> serve(String rewardId, List<String> redemptionIds) {
        return rewards.changeWhen(rewardId, loaded -> served(loaded, redemptionIds))
                .map(stored -> new Served(stored.state().stock(), Optional.empty()))
                .switchIfEmpty(Mono.error(
                        () -> new IllegalStateException("reward: " + rewardId + " (expected: one that is there)")))
                .onErrorResume(fault -> Mono.just(new Served(null, Optional.of(fault))));
    }

    private Mono<Decision<Reward>> served(Stored<Reward> loaded, List<String> redemptionIds) {
        Stock stock = loaded.state().stock();
        List<String> asked = Stream.concat(
                        stock.underWay().stream().map(UnderWay::redemptionId), redemptionIds.stream())
                .distinct()
                .toList();
        return owed.of(asked).map(steps -> decision(loaded, stock.serving(redemptionIds, steps)));
    }

    private Decision<Reward> decision(Stored<Reward> loaded, Stock next) {
        if (next.equals(loaded.state().stock())) {
            return new Decision.Unchanged<>();
        }
        if (next.underWay().size() > limits.underWayMax()) {
            throw new ProblemException(
                            Problems.UNAVAILABLE,
                            "redemptions of the reward under way: "
                                    + next.underWay().size() + " (expected: at most " + limits.underWayMax() + ")")
                    .withRetryAfter(limits.busyRetryAfter());
        }
        return new Decision.Changed<>(loaded.state().with(next), List.of());
    }
}
