package dev.fives.customer.customer.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ContactPointInvalidated;
import dev.fives.customer.customer.model.ContactPoint;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerChanges;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/** Marks a way to a customer as leading nowhere. */
public class InvalidateContactPoint {
    private final CustomerStore store;
    private final BusinessClock clock;

    public InvalidateContactPoint(CustomerStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * How it was found out.
     *
     * @param contactPointId by which others know it
     * @param reason a code, of who could not deliver
     * @param found business time; who looked after the contact point later knows better
     */
    public record Dead(String contactPointId, String channel, String reason, String messageId, Instant found) {}

    /** Once; nothing where the customer is gone, does not list it any more, or somebody has put it right since. */
    public Mono<Void> invalidate(String customerId, String type, String value, Dead dead) {
        return store.aggregates()
                .change(customerId, stored -> decide(stored, type, value, dead))
                .then();
    }

    private Decision<Customer> decide(Stored<Customer> stored, String type, String value, Dead dead) {
        Customer before = stored.state();
        if (CustomerStore.isReserved(stored) || before.isDeleted()) {
            return new Decision.Unchanged<>();
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ContactPoint> points = before.contactPoints().stream()
                .map(point -> point.type().name().equals(type) && point.value().equals(value)
                        ? point.foundDead(dead.found(), at)
                        : point)
                .toList();
        Customer after = before.with(points, at);
        List<String> changed = CustomerChanges.between(before, after);
        return changed.isEmpty()
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(
                        after,
                        List.of(
                                CustomerEvents.updated(before, after, changed, stored.version() + 1),
                                news(stored.id(), dead, at)));
    }

    private static NewEvent news(String customerId, Dead dead, Instant at) {
        ContactPointInvalidated data = new ContactPointInvalidated(
                customerId, dead.contactPointId(), dead.channel(), dead.reason(), dead.messageId(), at);
        return new NewEvent(EventTypes.CONTACT_POINT_INVALIDATED, data, at);
    }
}
