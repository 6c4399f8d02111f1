package dev.fives.loyalty.adjustment.app;

import static java.time.temporal.ChronoUnit.MILLIS;

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
import dev.fives.loyalty.account.app.AccountNow;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import dev.fives.loyalty.member.Members;
import java.util.List;
import reactor.core.publisher.Mono;

/** Somebody asks for an adjustment. Few points move at once, more wait for a second person. */
public final class AdjustPoints {
    private static final int CREATED = 201;

    private final AggregateStore<Adjustment> store;
    private final EnterAdjustment enter;
    private final Members members;
    private final SpendablePoints spendable;
    private final PointsLedger ledger;
    private final AloneOrNot alone;
    private final AdjustmentLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public AdjustPoints(
            AggregateStore<Adjustment> store,
            EnterAdjustment enter,
            Members members,
            SpendablePoints spendable,
            PointsLedger ledger,
            AloneOrNot alone,
            AdjustmentLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.enter = enter;
        this.members = members;
        this.spendable = spendable;
        this.ledger = ledger;
        this.alone = alone;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Error INSUFFICIENT_POINTS where it takes more than there is; then nothing is left of it. */
    public Mono<Stored<Adjustment>> ask(String customerId, AdjustmentDraft draft) {
        return Command.current(real, "POST /members/" + customerId + "/adjustments", draft)
                .zipWith(RequestContext.current(), (command, request) -> once(customerId, draft, command, request))
                .flatMap(asked -> asked)
                .flatMap(enter::carryOn)
                .delayUntil(this::allowanceOfARefusal)
                .doOnNext(AdjustPoints::requireEntered);
    }

    private Mono<Stored<Adjustment>> once(
            String customerId, AdjustmentDraft draft, Command command, RequestContext request) {
        IdempotencyKeys.requireCommandKey(request);
        String id = command.idOf(ids, "adj");
        AdjustmentAsk ask = draft.checked(
                customerId, limits, request.caller(), business.instant().truncatedTo(MILLIS));
        Mono<Stored<Adjustment>> made = store.find(id);
        return made.switchIfEmpty(Mono.defer(() -> requireAllowed(ask)
                        .then(Mono.defer(() -> alone.mayDecideAlone(id, ask)))
                        .flatMap(mayAlone -> create(Adjustment.asked(id, ask, mayAlone), command)))
                .onErrorResume(AlreadyExists.class, taken -> made));
    }

    private Mono<Void> allowanceOfARefusal(Stored<Adjustment> stored) {
        return stored.state().is(AdjustmentStatus.REFUSED)
                ? alone.giveBack(stored.id(), stored.state().ask())
                : Mono.empty();
    }

    private Mono<Stored<Adjustment>> create(Adjustment adjustment, Command command) {
        return store.create(
                adjustment.id(), adjustment.ask().customerId(), adjustment, List.of(), command.record(CREATED, 1));
    }

    private Mono<Void> requireAllowed(AdjustmentAsk ask) {
        return members.ofCustomer(ask.customerId())
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND,
                        "member: " + ask.customerId() + " (expected: a customer that is enrolled)")))
                .then(Mono.defer(() -> requireCovered(ask)));
    }

    /** Before anything is written; the ledger has the last word. */
    Mono<Void> requireCovered(AdjustmentAsk ask) {
        return spendable
                .requireNotDeleted(ask.customerId())
                .then(Mono.defer(() -> ledger.now(ask.customerId(), ask.wallet())))
                .doOnNext(now -> requireCovered(ask, now))
                .then();
    }

    private static void requireCovered(AdjustmentAsk ask, AccountNow now) {
        long available = now.standpoint().holdings().balance().value();
        if (ask.points() < 0 && available < -ask.points()) {
            throw SpendablePoints.tooFew(-ask.points(), available);
        }
    }

    /** Too few by the time that it was entered. */
    static void requireEntered(Stored<Adjustment> stored) {
        if (stored.state().is(AdjustmentStatus.REFUSED)) {
            throw new ProblemException(
                    Problems.INSUFFICIENT_POINTS,
                    "points: " + stored.state().ask().points() + " (expected: no more than there are)");
        }
    }
}
