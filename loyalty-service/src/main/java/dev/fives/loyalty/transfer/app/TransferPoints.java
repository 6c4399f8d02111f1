package dev.fives.loyalty.transfer.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.allowance.Allowances;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferAsk;
import dev.fives.loyalty.transfer.model.TransferEnd;
import dev.fives.loyalty.transfer.model.TransferStatus;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** A member's points go to another one. What obviously cannot be is refused before anything is written. */
public final class TransferPoints {
    private static final String PREFIX = "trf";
    private static final int CREATED = 201;

    private final AggregateStore<Transfer> transfers;
    private final CarryOnTransfer flow;
    private final SpendablePoints spendable;
    private final Members members;
    private final Allowances allowances;
    private final TransferLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public TransferPoints(
            AggregateStore<Transfer> transfers,
            CarryOnTransfer flow,
            SpendablePoints spendable,
            Members members,
            Allowances allowances,
            TransferLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.transfers = transfers;
        this.flow = flow;
        this.spendable = spendable;
        this.members = members;
        this.allowances = allowances;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Once for its key; 404 for a giver who is no member, 422 for such a receiver, 409 where one of them is deleted. */
    public Mono<Stored<Transfer>> transfer(String customerId, TransferDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return RequestContext.current()
                .doOnNext(IdempotencyKeys::requireCommandKey)
                .flatMap(request -> Command.current(real, "POST /members/" + customerId + "/transfers", draft)
                        .flatMap(command -> once(customerId, draft, command, request, now)))
                .flatMap(stored -> flow.carryOn(stored, now))
                .map(TransferPoints::unlessInVain);
    }

    private Mono<Stored<Transfer>> once(
            String customerId, TransferDraft draft, Command command, RequestContext request, Instant now) {
        String id = command.idOf(ids, PREFIX);
        return transfers
                .find(id)
                .switchIfEmpty(Mono.defer(() -> requireGiver(customerId).then(Mono.defer(() -> {
                    TransferAsk ask = draft.checked(customerId, limits, request, now);
                    return requireReceiver(ask.toCustomerId())
                            .then(Mono.defer(() -> spendable.require(customerId, ask.wallet(), ask.points())))
                            .then(Mono.defer(() -> requireAllowance(id, ask)))
                            .then(Mono.defer(() -> create(id, ask, command)));
                }))));
    }

    private Mono<Void> requireAllowance(String id, TransferAsk ask) {
        return allowances
                .take("giver:" + ask.customerId(), id, ask.points(), limits.pointsPerDay())
                .flatMap(taken -> taken
                        ? Mono.empty()
                        : Mono.error(new ProblemException(
                                Problems.CONFLICT,
                                "points: " + ask.points() + " (expected: at most " + limits.pointsPerDay()
                                        + " of one giver in a day)")));
    }

    private Mono<Void> requireGiver(String customerId) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: not there (expected: a customer that is enrolled)")))
                .then();
    }

    private Mono<Void> requireReceiver(String toCustomerId) {
        String detail = "toCustomerId: no member (expected: a customer that is enrolled)";
        return members.ofCustomer(toCustomerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.VALIDATION, detail, List.of(new Violation("/toCustomerId", detail)))))
                .then(Mono.defer(() -> spendable.requireNotDeleted(toCustomerId)));
    }

    private Mono<Stored<Transfer>> create(String id, TransferAsk ask, Command command) {
        Instant at = ask.at();
        Transfer transfer = Transfer.underWay(id, ask, at.plus(limits.giveUpAfter()), at.plus(limits.repeatAfter()));
        return transfers
                .create(id, ask.customerId(), transfer, List.of(), command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> transfers.find(id));
    }

    private static Stored<Transfer> unlessInVain(Stored<Transfer> stored) {
        TransferEnd end = stored.state().end();
        if (end == null || end.status() == TransferStatus.COMPLETED) {
            return stored;
        }
        Long available = end.available();
        throw available == null
                ? new ProblemException(
                                Problems.CONFLICT,
                                "transfer: " + end.reason() + " (expected: a new one, with a new key)")
                        .withProperty("transferId", stored.id())
                : SpendablePoints.tooFew(stored.state().ask().points(), available);
    }
}
