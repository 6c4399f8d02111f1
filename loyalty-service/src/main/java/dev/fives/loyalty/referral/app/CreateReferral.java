package dev.fives.loyalty.referral.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.member.CustomerMark;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralAsk;
import dev.fives.loyalty.referral.model.ReferralReason;
import dev.fives.loyalty.referral.model.ReferralStatus;
import dev.fives.loyalty.referral.model.ReferralTerms;
import dev.fives.loyalty.referral.model.Referrer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** A friend comes with somebody's code. What obviously cannot be is refused before anything is written. */
public final class CreateReferral {
    private static final int CREATED = 201;

    private final AggregateStore<Referral> referrals;
    private final CarryOnReferral flow;
    private final ReferralCodes codes;
    private final ReferralChain chain;
    private final FriendPurchases purchases;
    private final CustomerMarks marks;
    private final ReferralIds ids;
    private final ReferralTerms terms;
    private final ReferralLimits limits;
    private final BusinessClock business;
    private final RealClock real;

    public CreateReferral(
            AggregateStore<Referral> referrals,
            CarryOnReferral flow,
            ReferralCodes codes,
            ReferralChain chain,
            FriendPurchases purchases,
            CustomerMarks marks,
            ReferralIds ids,
            ReferralTerms terms,
            ReferralLimits limits,
            BusinessClock business,
            RealClock real) {
        this.referrals = referrals;
        this.flow = flow;
        this.codes = codes;
        this.chain = chain;
        this.purchases = purchases;
        this.marks = marks;
        this.ids = ids;
        this.terms = terms;
        this.limits = limits;
        this.business = business;
        this.real = real;
    }

    /** With an Idempotency-Key once. 422 for an unknown code or one's own, 409 with {@code reason} where it may not be. */
    public Mono<Stored<Referral>> create(ReferralDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return Mono.zip(Command.current(real, "POST /referrals", draft), RequestContext.current())
                .flatMap(both -> once(draft, both.getT1(), both.getT2(), now))
                .flatMap(stored ->
                        stored.state().is(ReferralStatus.REQUESTED) ? flow.carryOn(stored, now) : Mono.just(stored))
                .doOnNext(CreateReferral::requireTaken);
    }

    private Mono<Stored<Referral>> once(ReferralDraft draft, Command command, RequestContext request, Instant now) {
        String friendId = draft.checked();
        String id = ids.ofFriend(friendId);
        return referrals
                .find(id)
                .flatMap(stored -> command.isDoneIn(stored)
                        ? Mono.just(stored)
                        : Mono.<Stored<Referral>>error(refused(ReferralReason.ALREADY_REFERRED)))
                .switchIfEmpty(Mono.defer(() -> referrer(draft, friendId)
                        .map(referrer -> ask(referrer, friendId, request, now))
                        .flatMap(ask -> allowed(id, ask).then(Mono.defer(() -> write(id, ask, command))))));
    }

    private Mono<Referrer> referrer(ReferralDraft draft, String friendId) {
        return codes.find(requireNonNull(draft.code()))
                .switchIfEmpty(Mono.error(() -> notValid("code: nobody's (expected: a member's referral code)")))
                .doOnNext(referrer -> {
                    if (referrer.customerId().equals(friendId)) {
                        throw notValid("code: the friend's own (expected: that of another member)");
                    }
                });
    }

    private static ReferralAsk ask(Referrer referrer, String friendId, RequestContext request, Instant now) {
        return new ReferralAsk(
                referrer.customerId(), friendId, referrer.code(), request.caller(), request.correlationId(), now);
    }

    private Mono<Void> allowed(String id, ReferralAsk ask) {
        return refuseIf(isDeleted(ask.friendId()), ReferralReason.CUSTOMER_DELETED)
                .then(Mono.defer(() -> refuseIf(isDeleted(ask.referrerId()), ReferralReason.CUSTOMER_DELETED)))
                .then(Mono.defer(() -> refuseIf(
                        purchases
                                .of(ask.friendId())
                                .map(bought -> !bought.changes().isEmpty()),
                        ReferralReason.ALREADY_A_BUYER)))
                .then(Mono.defer(
                        () -> refuseIf(chain.isCircular(ask.referrerId(), ask.friendId()), ReferralReason.CIRCULAR)))
                .then(Mono.defer(() -> refuseIf(isTooMany(id, ask), ReferralReason.REFERRER_LIMIT)));
    }

    private Mono<Boolean> isDeleted(String customerId) {
        return marks.of(customerId).map(CustomerMark::deleted);
    }

    private Mono<Boolean> isTooMany(String id, ReferralAsk ask) {
        return codes.take(ask.code(), referrer -> referrer.creates(id, ask.at(), limits.creations()))
                .map(taken -> !taken);
    }

    private static Mono<Void> refuseIf(Mono<Boolean> asked, ReferralReason reason) {
        return asked.flatMap(is -> is ? Mono.error(refused(reason)) : Mono.empty());
    }

    /** Of two with different codes the first has the friend. */
    private Mono<Stored<Referral>> write(String id, ReferralAsk ask, Command command) {
        Referral referral = Referral.requested(id, ask, terms, ask.at().plus(limits.repeatAfter()));
        return referrals
                .create(id, ask.friendId(), referral, List.of(), command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> Mono.error(refused(ReferralReason.ALREADY_REFERRED)));
    }

    private static void requireTaken(Stored<Referral> stored) {
        Referral referral = stored.state();
        if (referral.is(ReferralStatus.REFUSED)) {
            throw refused(Objects.requireNonNull(referral.reason(), "reason"));
        }
    }

    private static ProblemException refused(ReferralReason reason) {
        return new ProblemException(
                        Problems.CONFLICT,
                        "referral: " + reason + " (expected: a new customer, brought by somebody else)")
                .withProperty("reason", reason.name());
    }

    private static ProblemException notValid(String detail) {
        return new ProblemException(Problems.VALIDATION, detail, List.of(new Violation("/code", detail)));
    }
}
