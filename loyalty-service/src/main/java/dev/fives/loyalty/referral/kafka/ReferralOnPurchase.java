package dev.fives.loyalty.referral.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.referral.app.FollowPurchase;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The ledger's entries of purchases. Memory: the referral, which is judged by the ledger and not by the event. */
public final class ReferralOnPurchase implements EventHandler {
    private final FollowPurchase follow;

    public ReferralOnPurchase(FollowPurchase follow) {
        this.follow = follow;
    }

    /** Only what changes what the customer keeps. */
    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PointsEntry entry = event.dataAs(PointsEntry.class);
        String purchaseId = entry.purchaseId();
        return purchaseId == null || entry.qualifying() == null
                ? Mono.empty()
                : follow.entered(
                        entry.customerId(), purchaseId, requireNonNullElse(entry.qualifyingAt(), Instant.EPOCH));
    }
}
