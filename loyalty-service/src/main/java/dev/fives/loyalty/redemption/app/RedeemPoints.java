package dev.fives.loyalty.redemption.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import dev.fives.loyalty.redemption.model.RedemptionReason;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import dev.fives.loyalty.reward.app.RewardDesk;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Somebody wants to redeem points. What obviously cannot be is refused before anything is written; of several who want
 * the same points at once the ledger lets one have them.
 */
public final class RedeemPoints {
    private static final String PREFIX = "red";
    private static final int CREATED = 201;

    private final AggregateStore<Redemption> redemptions;
    private final CarryOnRedemption flow;
    private final SpendablePoints spendable;
    private final RewardDesk desk;
    private final RedemptionLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public RedeemPoints(
            AggregateStore<Redemption> redemptions,
            CarryOnRedemption flow,
            SpendablePoints spendable,
            RewardDesk desk,
            RedemptionLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.redemptions = redemptions;
        this.flow = flow;
        this.spendable = spendable;
        this.desk = desk;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /**
     * Once for its key; 400 without one, 409 for too few points, a reward that is not to be had or a customer that is
     * deleted, 404 for a reward that is not for the customer.
     */
    public Mono<Stored<Redemption>> redeem(RedemptionDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return RequestContext.current()
                .doOnNext(IdempotencyKeys::requireCommandKey)
                .flatMap(request -> Command.current(real, "POST /redemptions", draft)
                        .flatMap(command -> once(draft, command, request, now)))
                .flatMap(stored -> flow.carryOn(stored, now))
                .map(RedeemPoints::unlessRefused);
    }

    /** One that is there may hold the very points that seem to be missing, so it is looked for first. */
    private Mono<Stored<Redemption>> once(RedemptionDraft draft, Command command, RequestContext request, Instant now) {
        String id = command.idOf(ids, PREFIX);
        return redemptions.find(id).switchIfEmpty(Mono.defer(() -> {
            draft.check(limits);
            return priced(draft, request, now)
                    .delayUntil(ask -> spendable.require(ask.customerId(), ask.wallet(), ask.points()))
                    .flatMap(ask -> create(id, ask, command));
        }));
    }

    private Mono<RedemptionAsk> priced(RedemptionDraft draft, RequestContext request, Instant now) {
        String rewardId = draft.rewardId();
        return rewardId == null
                ? Mono.just(draft.ofPoints(request, now))
                : desk.require(rewardId, requireNonNull(draft.customerId()), now)
                        .map(reward -> draft.ofReward(reward, request, now));
    }

    private Mono<Stored<Redemption>> create(String id, RedemptionAsk ask, Command command) {
        Instant at = ask.at();
        Redemption redemption =
                Redemption.requested(id, ask, at.plus(limits.lapseAfter()), at.plus(limits.repeatAfter()));
        return redemptions
                .create(id, ask.customerId(), redemption, List.of(), command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> redemptions.find(id));
    }

    private static Stored<Redemption> unlessRefused(Stored<Redemption> stored) {
        Redemption redemption = stored.state();
        if (!redemption.is(RedemptionStatus.REFUSED)) {
            return stored;
        }
        throw refusal(redemption, requireNonNull(redemption.end()).reason());
    }

    private static ProblemException refusal(Redemption redemption, RedemptionReason reason) {
        return switch (reason) {
            case INSUFFICIENT_POINTS ->
                SpendablePoints.tooFew(redemption.ask().points(), requireNonNull(redemption.available()));
            case TOO_MANY_LOTS ->
                new ProblemException(
                        Problems.CONFLICT,
                        "points: " + redemption.ask().points() + " in more lots than one entry can tell of (expected:"
                                + " fewer points, with a new key)");
            case OUT_OF_STOCK -> RewardDesk.outOfStock();
            case REWARD_LIMIT_REACHED -> RewardDesk.limitReached(limit(redemption));
            case LAPSED, CONFIRMED, CANCELLED ->
                new ProblemException(Problems.CONFLICT, "redemption: lapsed (expected: a new one, with a new key)");
        };
    }

    private static int limit(Redemption redemption) {
        Integer limit = requireNonNull(redemption.ask().reward()).perMemberLimit();
        return requireNonNull(limit);
    }
}
