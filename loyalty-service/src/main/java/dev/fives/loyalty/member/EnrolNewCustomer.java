package dev.fives.loyalty.member;

import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import reactor.core.publisher.Mono;

/** {@code customer.created}: the customer becomes a member. Memory: the member's id, which is derived. */
public final class EnrolNewCustomer implements EventHandler {
    private final Members members;

    public EnrolNewCustomer(Members members) {
        this.members = members;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return members.welcome(event.dataAs(CustomerChanged.class).customerId(), event.time());
    }
}
