package dev.fives.loyalty.reward.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.model.RewardTerms;
import dev.fives.loyalty.reward.model.Stock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes the catalogue. Redemptions keep the price and limit that they were asked for under. */
public final class Rewards {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<Reward> store;
    private final Wallets wallets;
    private final RewardLimits limits;
    private final CatalogueLimits catalogue;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public Rewards(
            AggregateStore<Reward> store,
            Wallets wallets,
            RewardLimits limits,
            CatalogueLimits catalogue,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.wallets = wallets;
        this.limits = limits;
        this.catalogue = catalogue;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Reward>> find(String rewardId) {
        return store.find(rewardId).switchIfEmpty(Mono.error(Rewards::unknown));
    }

    public Mono<Stored<Reward>> create(RewardDraft draft) {
        return Command.current(real, "POST /rewards", draft).flatMap(command -> {
            String id = command.idOf(ids, "rwd");
            Mono<Stored<Reward>> made = store.find(id);
            return made.switchIfEmpty(Mono.defer(() -> create(id, draft, command)))
                    .onErrorResume(AlreadyExists.class, taken -> made);
        });
    }

    private Mono<Stored<Reward>> create(String id, RewardDraft draft, Command command) {
        return checked(draft).flatMap(terms -> {
            Reward reward = new Reward(terms, Stock.of(draft.stock()), 1, null);
            return store.create(id, id, reward, List.of(), command.record(CREATED, 1));
        });
    }

    /** Once for each Idempotency-Key; 409 where more items are held or gone than there would be. */
    public Mono<Stored<Reward>> put(String rewardId, long seen, RewardDraft draft) {
        return Command.current(real, "PUT /rewards/" + rewardId, draft)
                .zipWith(checked(draft))
                .flatMap(wish -> store.change(
                        rewardId,
                        loaded -> wish.getT1().isDoneIn(loaded)
                                ? new Decision.Unchanged<>()
                                : edited(loaded, seen, wish.getT2(), draft.stock(), wish.getT1())))
                .switchIfEmpty(Mono.error(Rewards::unknown));
    }

    private static Decision<Reward> edited(
            Stored<Reward> loaded, long seen, RewardTerms terms, @Nullable Long given, Command command) {
        requireSeen(seen, loaded);
        if (loaded.state().isArchived()) {
            throw refused("reward: archived (expected: one in force, or a new one)");
        }
        Stock stock = loaded.state()
                .stock()
                .regiven(given)
                .orElseThrow(() -> refused("stock: " + given + " (expected: at least what is reserved and confirmed)"));
        long version = loaded.version() + 1;
        return new Decision.Changed<>(
                loaded.state().edited(terms, stock, version), List.of(), command.record(OK, version));
    }

    /** For good: what is held may still be confirmed or cancelled. */
    public Mono<Stored<Reward>> archive(String rewardId, Optional<Long> seen) {
        return Command.current(real, "POST /rewards/" + rewardId + "/archive", "")
                .flatMap(command -> store.change(rewardId, loaded -> archived(loaded, seen, command)))
                .switchIfEmpty(Mono.error(Rewards::unknown));
    }

    private Decision<Reward> archived(Stored<Reward> loaded, Optional<Long> seen, Command command) {
        if (command.isDoneIn(loaded)) {
            return new Decision.Unchanged<>();
        }
        seen.ifPresent(version -> requireSeen(version, loaded));
        if (loaded.state().isArchived()) {
            return new Decision.Unchanged<>();
        }
        long version = loaded.version() + 1;
        return new Decision.Changed<>(loaded.state().archived(now(), version), List.of(), command.record(OK, version));
    }

    /** Redemptions in between are no change of what an editor has seen; else a reward in demand could not be edited. */
    private static void requireSeen(long seen, Stored<Reward> loaded) {
        if (seen < loaded.state().termsSince() || seen > loaded.version()) {
            ETags.requireSame(seen, loaded.version());
        }
    }

    private Mono<RewardTerms> checked(RewardDraft draft) {
        return wallets.codes().map(codes -> draft.checked(limits, catalogue, codes, now()));
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "reward: unknown (expected: the id of a reward)");
    }
}
