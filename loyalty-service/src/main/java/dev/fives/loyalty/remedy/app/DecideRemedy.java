package dev.fives.loyalty.remedy.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.coupon.app.CompensateByCoupon;
import dev.fives.loyalty.remedy.model.RemedyAsk;
import dev.fives.loyalty.remedy.model.RemedyTerms;
import dev.fives.loyalty.remedy.model.RemedyVerdict;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Decides a remedy once. The ledger entry or the coupon is the grant; the remedy, which tells of it, is a second step
 * that can be repeated, since the entry's source, the coupon's batch and the remedy's id are all the remedy.
 */
public final class DecideRemedy {
    static final String SUBJECT = "remedy:";
    private static final String REASON = "COMPLAINT_REMEDY";
    private static final RuleRef RULE = RuleRef.of("complaint-remedy");

    private final AggregateStore<Remedy> remedies;
    private final PointsLedger ledger;
    private final CompensateByCoupon coupons;
    private final RemedyTerms terms;

    public DecideRemedy(
            AggregateStore<Remedy> remedies, PointsLedger ledger, CompensateByCoupon coupons, RemedyTerms terms) {
        this.remedies = remedies;
        this.ledger = ledger;
        this.coupons = coupons;
        this.terms = terms;
    }

    /** Completes once the remedy is decided, by this call or by one before; what was decided stays. */
    public Mono<Void> decide(RemedyAsk ask) {
        return remedies.find(ask.remedyId())
                .hasElement()
                .flatMap(decided -> decided ? Repeat.dropped() : carryOut(ask));
    }

    private Mono<Void> carryOut(RemedyAsk ask) {
        return switch (terms.judge(ask)) {
            case RemedyVerdict.Grant grant ->
                enter(ask, grant).flatMap(entry -> store(Remedy.granted(ask, entry.id())));
            case RemedyVerdict.GrantCoupon grant ->
                coupons.issue(SUBJECT + ask.remedyId(), grant.customerId(), grant.value(), ask.at())
                        .flatMap(couponId -> store(Remedy.grantedCoupon(ask, couponId)));
            case RemedyVerdict.Refuse refuse -> store(Remedy.refused(ask, refuse.reason()));
        };
    }

    private Mono<JournalEntry<LedgerBody>> enter(RemedyAsk ask, RemedyVerdict.Grant grant) {
        Fact fact = Fact.once(SUBJECT + ask.remedyId(), ask.at());
        Points points = Points.of(grant.points());
        return ledger.enter(
                grant.customerId(),
                fact,
                account -> Entering.of(EntryKind.GIFT, Spending.gift(account.standpoint(), points, RULE), REASON));
    }

    private Mono<Void> store(Remedy remedy) {
        return remedies.create(remedy.remedyId(), remedy.key(), remedy, List.of(remedy.event()), null)
                .then()
                .onErrorResume(AlreadyExists.class, decided -> Repeat.dropped());
    }
}
