package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.invariant.InvariantGauge;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import dev.fives.loyalty.reward.app.RewardCatalogue;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.model.Stock;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the items of rewards while the service runs: what is available, reserved and confirmed is what was given, and
 * reserved and confirmed are as many as there are such redemptions. The second is judged of a reward that nobody
 * touches meanwhile, and as last found of the others.
 */
public final class RewardCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RewardCheck.class);
    private static final String BEFORE_ALL = "";

    private final RewardCatalogue rewards;
    private final Redemptions redemptions;
    private final int rewardsPerTick;
    private final Set<String> unsound = ConcurrentHashMap.newKeySet();
    private volatile String last = BEFORE_ALL;

    public RewardCheck(RewardCatalogue rewards, Redemptions redemptions, int rewardsPerTick, MeterRegistry meters) {
        this.rewards = rewards;
        this.redemptions = redemptions;
        this.rewardsPerTick = rewardsPerTick;
        InvariantGauge.register(meters, "reward-stock", unsound::size);
    }

    /** The next few rewards; after the last one it begins again. */
    public Mono<Void> tick() {
        return rewards.page(last, rewardsPerTick)
                .collectList()
                .flatMapMany(page -> {
                    last = page.size() < rewardsPerTick
                            ? BEFORE_ALL
                            : page.getLast().id();
                    return Flux.fromIterable(page);
                })
                .concatMap(reward -> isSound(reward).doOnNext(sound -> note(reward, sound)))
                .then();
    }

    private Mono<Boolean> isSound(Stored<Reward> reward) {
        Stock stock = reward.state().stock();
        return stock.isSound()
                ? counted(reward.id())
                        .flatMap(counts -> rewards.version(reward.id())
                                .filter(version -> version == reward.version())
                                .map(_ -> counts.fit(stock)))
                : Mono.just(false);
    }

    private record Counts(long pending, long confirmed) {
        boolean fit(Stock stock) {
            return pending == stock.reserved() && confirmed == stock.confirmed();
        }
    }

    /** Empty where a redemption is on its way, before or after the counts: then they say nothing. */
    private Mono<Counts> counted(String rewardId) {
        Mono<Boolean> settled = redemptions.areSettled(rewardId).filter(all -> all);
        return settled.flatMap(_ -> redemptions
                        .countOfReward(rewardId, RedemptionStatus.PENDING)
                        .zipWith(redemptions.countOfReward(rewardId, RedemptionStatus.CONFIRMED), Counts::new))
                .flatMap(counts -> settled.map(_ -> counts));
    }

    private void note(Stored<Reward> reward, boolean sound) {
        if (sound) {
            unsound.remove(reward.id());
        } else if (unsound.add(reward.id())) {
            LOG.error("stock of {} is unsound: {}", reward.id(), reward.state().stock());
        }
    }
}
