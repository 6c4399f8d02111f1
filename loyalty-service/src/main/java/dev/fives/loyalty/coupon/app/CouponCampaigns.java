package dev.fives.loyalty.coupon.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes campaigns. Nobody is told: nothing can be used before its coupons are issued. */
public final class CouponCampaigns {
    private static final String PREFIX = "cpc";
    private static final int CREATED = 201;

    private final AggregateStore<CouponCampaign> campaigns;
    private final CouponLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public CouponCampaigns(
            AggregateStore<CouponCampaign> campaigns,
            CouponLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.campaigns = campaigns;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** With an Idempotency-Key once. */
    public Mono<Stored<CouponCampaign>> create(CampaignDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return Command.current(real, "POST /coupon-campaigns", draft)
                .zipWith(RequestContext.current(), (command, request) -> once(draft, command, request.caller(), now))
                .flatMap(created -> created);
    }

    private Mono<Stored<CouponCampaign>> once(CampaignDraft draft, Command command, String by, Instant now) {
        String id = command.idOf(ids, PREFIX);
        Mono<Stored<CouponCampaign>> attempt = Mono.defer(() -> {
            draft.check(limits, now);
            CouponCampaign campaign = campaign(id, draft, by, now);
            return campaigns.create(id, id, campaign, List.of(), command.record(CREATED, 1));
        });
        return command.orDone(
                attempt.onErrorResume(AlreadyExists.class, taken -> campaigns.find(id)), campaigns.find(id));
    }

    private static CouponCampaign campaign(String id, CampaignDraft draft, String by, Instant now) {
        return new CouponCampaign(
                id,
                requireNonNull(draft.name()),
                draft.terms(),
                millis(draft.validFrom()),
                millis(draft.validTo()),
                draft.validDays(),
                by,
                now);
    }

    private static @Nullable Instant millis(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(MILLIS);
    }
}
