package dev.fives.customer.consent.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.customer.consent.model.ConsentDecision;
import dev.fives.customer.consent.model.Consents;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.util.List;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;

/** Takes down what a customer allows or forbids. Saying the same twice changes nothing. */
public class DecideConsent {
    private static final int OK = 200;

    private final Customers customers;
    private final AggregateStore<Consents> store;
    private final ConsentDrafts drafts;
    private final RealClock clock;

    public DecideConsent(Customers customers, AggregateStore<Consents> store, ConsentDrafts drafts, RealClock clock) {
        this.customers = customers;
        this.store = store;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Of a customer who never decided anything: none. Error 404 without the customer. */
    public Mono<Consents> of(String customerId) {
        return customers
                .require(customerId)
                .then(store.find(customerId))
                .map(Stored::state)
                .defaultIfEmpty(Consents.none(customerId));
    }

    /**
     * Adds the decision. Error 409 where the customer is deleted.
     *
     * @param condition given the number of earlier decisions on this channel and purpose; throws where it is not met
     */
    public Mono<Consents> decide(String customerId, Place place, ConsentDraft draft, LongConsumer condition) {
        String operation = "PUT /customers/" + customerId + "/consents/" + place;
        return Mono.zip(Command.current(clock, operation, draft), RequestContext.current())
                .flatMap(of -> {
                    Command command = of.getT1();
                    Mono<Stored<Consents>> attempt = customers
                            .requireActive(customerId)
                            .then(Mono.fromSupplier(() ->
                                    drafts.decision(place, draft, of.getT2().caller())))
                            .flatMap(decision -> write(customerId, new Wish(command, decision, condition)));
                    return command.orDone(attempt, store.find(customerId).filter(command::isDoneIn));
                })
                .map(Stored::state);
    }

    record Wish(Command command, ConsentDecision decision, LongConsumer condition) {
        void check(Consents present) {
            condition.accept(present.of(decision.channel(), decision.purpose()).size());
        }
    }

    private Mono<Stored<Consents>> write(String customerId, Wish wish) {
        Mono<Stored<Consents>> change = store.change(customerId, stored -> change(stored, wish));
        return change.switchIfEmpty(Mono.defer(() -> create(customerId, wish)))
                .onErrorResume(AlreadyExists.class, taken -> change);
    }

    /** A word that is said again is no event, but its command is kept: repeated after another word it must not undo that. */
    Decision<Consents> change(Stored<Consents> stored, Wish wish) {
        if (wish.command().isDoneIn(stored)) {
            return new Decision.Unchanged<>();
        }
        wish.check(stored.state());
        Consents next = drafts.with(stored.state(), wish.decision());
        boolean saidBefore = next.equals(stored.state());
        CommandRecord record = wish.command().record(OK, stored.version() + 1);
        return saidBefore && record == null
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(
                        next, saidBefore ? List.of() : List.of(changed(next.customerId(), wish.decision())), record);
    }

    private Mono<Stored<Consents>> create(String customerId, Wish wish) {
        Consents none = Consents.none(customerId);
        wish.check(none);
        return store.create(
                customerId,
                customerId,
                none.with(wish.decision()),
                List.of(changed(customerId, wish.decision())),
                wish.command().record(OK, 1));
    }

    private static NewEvent changed(String customerId, ConsentDecision decision) {
        return new NewEvent(
                EventTypes.CONSENT_CHANGED,
                new ConsentChanged(
                        customerId,
                        decision.channel().name(),
                        decision.purpose().name(),
                        decision.status().name(),
                        decision.validUntil(),
                        decision.at()),
                decision.at());
    }
}
