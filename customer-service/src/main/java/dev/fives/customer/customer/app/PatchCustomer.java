package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerChanges;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.time.RealClock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Changes a customer and says what changed. A change of nothing leaves the version alone and raises no event. */
public class PatchCustomer {
    private static final int OK = 200;

    private final CustomerStore store;
    private final Identifiers identifiers;
    private final CustomerDrafts drafts;
    private final RealClock clock;

    public PatchCustomer(CustomerStore store, Identifiers identifiers, CustomerDrafts drafts, RealClock clock) {
        this.store = store;
        this.identifiers = identifiers;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Applies the patch to the version that the caller has seen; 412 where there is a later one. Empty where there is
     * no such customer, 410 where it is deleted.
     *
     * @param body what the caller sent, to tell repetitions by
     */
    public Mono<Stored<Customer>> patch(String id, long seenVersion, Object body, UnaryOperator<CustomerDraft> patch) {
        return Command.current(clock, "PATCH /customers/" + id, body)
                .flatMap(command -> store.aggregates()
                        .changeWhen(
                                id,
                                stored -> command.isDoneIn(stored)
                                        ? Mono.just(new Decision.Unchanged<Customer>())
                                        : changeSeen(stored, seenVersion, patch, command))
                        .filter(stored -> !CustomerStore.isReserved(stored)));
    }

    private Mono<Decision<Customer>> changeSeen(
            Stored<Customer> stored, long seenVersion, UnaryOperator<CustomerDraft> patch, Command command) {
        if (CustomerStore.isReserved(stored)) {
            return Mono.just(new Decision.Unchanged<>());
        }
        RecycleBin.requireThere(stored);
        ETags.requireSame(seenVersion, stored.version());
        return change(stored, patch, command.record(OK, stored.version() + 1));
    }

    /** What the patch makes of the customer, with its new identifiers claimed. */
    Mono<Decision<Customer>> change(
            Stored<Customer> stored, UnaryOperator<CustomerDraft> patch, @Nullable CommandRecord record) {
        RecycleBin.requireActive(stored);
        Customer before = stored.state();
        Customer after = drafts.change(before, patch.apply(CustomerDraft.of(before)));
        List<String> changed = CustomerChanges.between(before, after);
        if (changed.isEmpty()) {
            return Mono.just(new Decision.Unchanged<>());
        }
        Set<Identifier> gained = new TreeSet<>(after.identifiers());
        gained.removeAll(before.identifiers());
        var event = CustomerEvents.updated(before, after, changed, stored.version() + 1);
        return identifiers.take(gained, stored.id()).thenReturn(new Decision.Changed<>(after, List.of(event), record));
    }
}
