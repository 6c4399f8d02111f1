package dev.fives.loyalty.coupon.app;

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
import dev.fives.kit.problem.Violation;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import dev.fives.loyalty.coupon.model.CouponOrigin;
import dev.fives.loyalty.coupon.model.Validity;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Somebody wants coupons of a campaign issued: one to a customer, or many for whoever has their codes. */
public final class IssueCoupons {
    static final String PREFIX = "cpb";
    private static final int CREATED = 201;

    private final AggregateStore<CouponBatch> batches;
    private final AggregateStore<CouponCampaign> campaigns;
    private final CarryOnIssuing issuing;
    private final SpendablePoints customers;
    private final CouponSeeds seeds;
    private final CouponLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public IssueCoupons(
            AggregateStore<CouponBatch> batches,
            AggregateStore<CouponCampaign> campaigns,
            CarryOnIssuing issuing,
            SpendablePoints customers,
            CouponSeeds seeds,
            CouponLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.batches = batches;
        this.campaigns = campaigns;
        this.issuing = issuing;
        this.customers = customers;
        this.seeds = seeds;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Once for its key; 400 without one, 409 where the campaign is over or the customer is deleted. */
    public Mono<Stored<CouponBatch>> issue(IssueDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return RequestContext.current()
                .doOnNext(IdempotencyKeys::requireCommandKey)
                .flatMap(request -> Command.current(real, "POST /coupons", draft)
                        .flatMap(command -> once(draft, command, request.correlationId(), now)))
                .flatMap(issuing::carryOn);
    }

    private Mono<Stored<CouponBatch>> once(IssueDraft draft, Command command, String correlationId, Instant now) {
        String id = command.idOf(ids, PREFIX);
        return batches.find(id).switchIfEmpty(Mono.defer(() -> {
            draft.check(limits);
            return notDeleted(draft)
                    .then(Mono.defer(() -> campaign(draft, now)))
                    .flatMap(campaign -> create(batch(id, draft, campaign, correlationId, now), command));
        }));
    }

    private Mono<Void> notDeleted(IssueDraft draft) {
        return draft.customerId() == null ? Mono.empty() : customers.requireNotDeleted(draft.customerId());
    }

    private Mono<CouponCampaign> campaign(IssueDraft draft, Instant now) {
        return campaigns
                .find(requireNonNull(draft.campaignId()))
                .map(Stored::state)
                .switchIfEmpty(Mono.error(IssueCoupons::noCampaign))
                .doOnNext(campaign -> {
                    if (campaign.isOverAt(now)) {
                        throw new ProblemException(
                                Problems.CONFLICT, "campaign: over (expected: one whose validTo is still to come)");
                    }
                });
    }

    private CouponBatch batch(String id, IssueDraft draft, CouponCampaign campaign, String correlationId, Instant now) {
        CouponOrigin origin = new CouponOrigin(id, campaign.campaignId(), correlationId, now);
        Validity validity = campaign.validity(now);
        return new CouponBatch(
                id,
                draft.customerId(),
                draft.number(),
                seeds.next(),
                origin,
                campaign.terms(),
                validity,
                now.plus(limits.repeatAfter()));
    }

    private Mono<Stored<CouponBatch>> create(CouponBatch batch, Command command) {
        return batches.create(batch.batchId(), batch.batchId(), batch, List.of(), command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> batches.find(batch.batchId()));
    }

    private static ProblemException noCampaign() {
        String detail = "campaignId: not there (expected: the id of a campaign)";
        return new ProblemException(Problems.VALIDATION, detail, List.of(new Violation("/campaignId", detail)));
    }
}
