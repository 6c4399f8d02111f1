package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.redemption.model.Redemption;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Redemptions lapse, and what somebody began and did not end is ended, under the correlation id of what began it. */
public final class FireDueRedemptions implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Redemptions redemptions;
    private final CarryOnRedemption flow;

    public FireDueRedemptions(Redemptions redemptions, CarryOnRedemption flow) {
        this.redemptions = redemptions;
        this.flow = flow;
    }

    @Override
    public String name() {
        return "redemptions";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return redemptions
                .due(businessNow, limit)
                .flatMapDelayError(stored -> fire(stored, businessNow), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Redemption> stored, Instant now) {
        String correlationId = stored.state().ask().correlationId();
        return flow.carryOn(stored, now)
                .contextWrite(RequestContext.internal(correlationId).asContext())
                .thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return redemptions.oldestDue();
    }
}
