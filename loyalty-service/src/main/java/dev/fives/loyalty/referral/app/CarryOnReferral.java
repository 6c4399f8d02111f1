package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.Referral.Verdict;
import dev.fives.loyalty.referral.model.ReferralReason;
import dev.fives.loyalty.referral.model.ReferralStatus;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Takes a referral as far as it can go by itself. It is read first and what the friend bought second, from the ledger;
 * every entry of a purchase is followed by another look, so that none is missed whatever comes first.
 */
public final class CarryOnReferral {
    private final AggregateStore<Referral> referrals;
    private final FriendPurchases purchases;
    private final ReferralChain chain;
    private final ReferralCodes codes;
    private final ReferralEntries entries;
    private final ReferralLimits limits;

    public CarryOnReferral(
            AggregateStore<Referral> referrals,
            FriendPurchases purchases,
            ReferralChain chain,
            ReferralCodes codes,
            PointsLedger ledger,
            ReferralLimits limits) {
        this.referrals = referrals;
        this.purchases = purchases;
        this.chain = chain;
        this.codes = codes;
        this.entries = new ReferralEntries(ledger);
        this.limits = limits;
    }

    /** What it is in the end. */
    public Mono<Stored<Referral>> carryOn(Stored<Referral> stored, Instant now) {
        return referrals
                .changeWhen(stored.id(), loaded -> decide(loaded.state(), now))
                .flatMap(decided -> decided.state().is(ReferralStatus.PENDING)
                                && stored.state().is(ReferralStatus.REQUESTED)
                        ? carryOn(decided, now)
                        : Mono.just(decided))
                .flatMap(this::enter);
    }

    private Mono<Decision<Referral>> decide(Referral referral, Instant now) {
        return switch (referral.status()) {
            case REVERSED, REFUSED -> Mono.just(new Decision.Unchanged<>());
            case REQUESTED -> begin(referral, now);
            case PENDING, CONVERTED ->
                purchases
                        .of(referral.ask().friendId())
                        .flatMap(bought -> follow(referral, referral.judge(bought, now), now));
        };
    }

    /** Two that would bring each other are both here before either looks, so at least one of them sees the other. */
    private Mono<Decision<Referral>> begin(Referral referral, Instant now) {
        return chain.isCircular(referral.ask().referrerId(), referral.ask().friendId())
                .flatMap(circular -> circular
                        ? Mono.just(new Verdict.End(ReferralReason.CIRCULAR, now))
                        : purchases.of(referral.ask().friendId()).map(bought -> referral.judge(bought, now)))
                .map(verdict -> verdict instanceof Verdict.End(ReferralReason reason, Instant at)
                        ? told(referral, referral.ended(reason, at, at))
                        : told(referral, referral.pending()));
    }

    private Mono<Decision<Referral>> follow(Referral referral, Verdict verdict, Instant now) {
        Instant repeatAt = now.plus(limits.repeatAfter());
        return switch (verdict) {
            case Verdict.Wait _ -> Mono.just(new Decision.Unchanged<>());
            case Verdict.End(ReferralReason reason, Instant at) ->
                Mono.just(told(referral, referral.ended(reason, at, repeatAt)));
            case Verdict.Convert(var purchase) ->
                codes.take(
                                referral.ask().code(),
                                referrer ->
                                        referrer.converts(referral.referralId(), purchase.at(), limits.conversions()))
                        .map(allowed -> told(
                                referral,
                                allowed
                                        ? referral.converted(purchase, repeatAt)
                                        : referral.ended(ReferralReason.REFERRER_LIMIT, now, repeatAt)));
        };
    }

    private static Decision<Referral> told(Referral before, Referral next) {
        return ReferralEvents.told(before, next);
    }

    /** Nobody is told of it: the entries' own events say so. */
    private Mono<Stored<Referral>> enter(Stored<Referral> stored) {
        Referral referral = stored.state();
        return referral.owesEntries()
                ? entries.enter(referral)
                        .then(Mono.defer(() -> referrals.change(
                                stored.id(),
                                loaded -> loaded.state().equals(referral)
                                        ? new Decision.Changed<>(referral.entered(), List.of())
                                        : new Decision.Unchanged<>())))
                : Mono.just(stored);
    }
}
