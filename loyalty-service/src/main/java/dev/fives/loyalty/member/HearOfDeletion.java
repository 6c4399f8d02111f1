package dev.fives.loyalty.member;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import reactor.core.publisher.Mono;

/**
 * {@code customer.deleted} and {@code customer.restored}: the account is frozen, or no longer is. Points that a
 * purchase earns or loses are entered all the same, for they are owed. Memory: the customer's highest sequence.
 */
public final class HearOfDeletion implements EventHandler {
    private final Members members;
    private final CustomerMarks marks;

    public HearOfDeletion(Members members, CustomerMarks marks) {
        this.members = members;
        this.marks = marks;
    }

    /** Both are of the customer, so their aggregate is it; a member it is at whatever is heard of it first. */
    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        boolean deleted = event.type().equals(EventTypes.CUSTOMER_DELETED.name());
        CustomerMark mark = new CustomerMark(event.aggregateId(), event.sequence(), deleted);
        return members.enrol(mark.customerId(), event.time()).then(Mono.defer(() -> marks.hear(mark)));
    }
}
