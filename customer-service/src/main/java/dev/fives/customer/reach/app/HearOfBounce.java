package dev.fives.customer.reach.app;

import dev.fives.customer.customer.app.InvalidateContactPoint;
import dev.fives.customer.customer.app.InvalidateContactPoint.Dead;
import dev.fives.customer.reach.model.Reach;
import dev.fives.kit.events.outbox.AggregateStore;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** A message found nobody where it went: that way to the customer is not used again before somebody says otherwise. */
public final class HearOfBounce {
    private final AggregateStore<Reach> store;
    private final InvalidateContactPoint invalidate;

    public HearOfBounce(AggregateStore<Reach> store, InvalidateContactPoint invalidate) {
        this.store = store;
        this.invalidate = invalidate;
    }

    /** Of a name that was not given out, or of what the customer does not list any more, nothing. */
    public Mono<Void> bounced(Bounce bounce) {
        return store.find(bounce.customerId())
                .flatMap(stored -> Mono.justOrEmpty(stored.state().point(bounce.contactPointId())))
                .flatMap(point -> invalidate.invalidate(
                        bounce.customerId(),
                        point.type(),
                        point.value(),
                        new Dead(point.id(), bounce.channel(), bounce.reason(), bounce.messageId(), bounce.at())));
    }

    /**
     * A message that did not arrive.
     *
     * @param reason a code, of who could not deliver
     * @param at business time
     */
    public record Bounce(
            String customerId, String contactPointId, String channel, String reason, String messageId, Instant at) {}
}
