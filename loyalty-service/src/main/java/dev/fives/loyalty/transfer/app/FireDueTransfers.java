package dev.fives.loyalty.transfer.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.transfer.model.Transfer;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Transfers that somebody began and did not end are ended, under the correlation id of what began them. */
public final class FireDueTransfers implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Transfers transfers;
    private final CarryOnTransfer flow;

    public FireDueTransfers(Transfers transfers, CarryOnTransfer flow) {
        this.transfers = transfers;
        this.flow = flow;
    }

    @Override
    public String name() {
        return "transfers";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return transfers
                .due(businessNow, limit)
                .flatMapDelayError(stored -> fire(stored, businessNow), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Transfer> stored, Instant now) {
        String correlationId = stored.state().ask().correlationId();
        return flow.carryOn(stored, now)
                .contextWrite(RequestContext.internal(correlationId).asContext())
                .thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return transfers.oldestDue();
    }
}
