package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.referral.model.Referral;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** What somebody began and did not end is ended, under the correlation id of what began it. */
public final class FireDueReferrals implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Referrals referrals;
    private final CarryOnReferral flow;

    public FireDueReferrals(Referrals referrals, CarryOnReferral flow) {
        this.referrals = referrals;
        this.flow = flow;
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return referrals
                .due(businessNow, limit)
                .flatMapDelayError(stored -> fire(stored, businessNow), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Referral> stored, Instant now) {
        return flow.carryOn(stored, now)
                .contextWrite(RequestContext.internal(stored.state().ask().correlationId())
                        .asContext())
                .thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return referrals.oldestDue();
    }
}
