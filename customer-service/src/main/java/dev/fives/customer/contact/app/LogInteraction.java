package dev.fives.customer.contact.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.InteractionLogged;
import dev.fives.customer.contact.model.Interaction;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Takes down that somebody spoke with a customer. With an Idempotency-Key a repetition answers the first entry. */
public class LogInteraction {
    private static final int CREATED = 201;

    private final Customers customers;
    private final AggregateStore<Interaction> store;
    private final InteractionDrafts drafts;
    private final Ids ids;
    private final RealClock clock;

    public LogInteraction(
            Customers customers,
            AggregateStore<Interaction> store,
            InteractionDrafts drafts,
            Ids ids,
            RealClock clock) {
        this.customers = customers;
        this.store = store;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    /** 404 without the customer, 409 where it is deleted. */
    public Mono<Stored<Interaction>> log(String customerId, InteractionDraft draft) {
        return Mono.zip(
                        Command.current(clock, "POST /customers/" + customerId + "/interactions", draft),
                        RequestContext.current())
                .flatMap(of -> {
                    Command command = of.getT1();
                    String id = command.idOf(ids, "int");
                    Mono<Stored<Interaction>> attempt = customers
                            .requireActive(customerId)
                            .then(Mono.defer(() -> write(
                                    command,
                                    drafts.interaction(
                                            id, customerId, draft, of.getT2().caller()))));
                    return command.orDone(attempt, store.find(id));
                });
    }

    private Mono<Stored<Interaction>> write(Command command, Interaction interaction) {
        return store.create(
                        interaction.id(),
                        interaction.customerId(),
                        interaction,
                        List.of(logged(interaction)),
                        command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> store.find(interaction.id()));
    }

    private static NewEvent logged(Interaction interaction) {
        return new NewEvent(
                EventTypes.INTERACTION_LOGGED,
                new InteractionLogged(
                        interaction.id(),
                        interaction.customerId(),
                        interaction.channel().name(),
                        interaction.direction().name(),
                        interaction.at()),
                interaction.at());
    }
}
