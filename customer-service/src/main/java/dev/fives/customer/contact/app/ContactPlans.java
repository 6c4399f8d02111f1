package dev.fives.customer.contact.app;

import dev.fives.customer.contact.model.ContactPlan;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How often somebody is to speak with a customer, and when that is next. The last contact is always read anew. */
public class ContactPlans {
    private static final int OK = 200;

    private final Customers customers;
    private final AggregateStore<ContactPlan> store;
    private final Interactions interactions;
    private final ContactLimits limits;
    private final BusinessClock clock;
    private final RealClock real;

    public ContactPlans(
            Customers customers,
            AggregateStore<ContactPlan> store,
            Interactions interactions,
            ContactLimits limits,
            BusinessClock clock,
            RealClock real) {
        this.customers = customers;
        this.store = store;
        this.interactions = interactions;
        this.limits = limits;
        this.clock = clock;
        this.real = real;
    }

    /**
     * The plan as it stands.
     *
     * @param version 0 before the first one
     */
    public record Standing(
            ContactPlan plan, long version, @Nullable Instant lastContactAt) {}

    /** Error 404 without the customer. */
    public Mono<Standing> of(String customerId) {
        return customers
                .require(customerId)
                .then(store.find(customerId))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stored -> standing(customerId, stored));
    }

    /**
     * Sets the cadence; the same again changes nothing; 409 for a deleted customer.
     *
     * @param condition given the present version; throws where it is not met
     */
    public Mono<Standing> set(String customerId, ContactPlanDraft draft, LongConsumer condition) {
        Violations violations = new Violations();
        Integer days = draft.cadenceDays();
        violations.check(
                days == null || (days >= 1 && days <= limits.cadenceDays()),
                "/cadenceDays",
                "cadenceDays: " + days + " (expected: 1 to " + limits.cadenceDays() + ")");
        violations.throwIfAny();
        return customers
                .requireActive(customerId)
                .then(Command.current(real, "PUT /customers/" + customerId + "/contact-plan", draft))
                .flatMap(command -> write(customerId, days, condition, command))
                .flatMap(stored -> standing(customerId, Optional.of(stored)));
    }

    private Mono<Stored<ContactPlan>> write(
            String customerId, @Nullable Integer days, LongConsumer condition, Command command) {
        ContactPlan plan = new ContactPlan(customerId, days, now());
        Mono<Stored<ContactPlan>> change = store.change(customerId, stored -> {
            if (command.isDoneIn(stored)) {
                return new Decision.Unchanged<>();
            }
            condition.accept(stored.version());
            return Objects.equals(stored.state().cadenceDays(), days)
                    ? new Decision.Unchanged<>()
                    : new Decision.Changed<>(plan, List.of(), command.record(OK, stored.version() + 1));
        });
        Mono<Stored<ContactPlan>> create = Mono.defer(() -> {
            condition.accept(0);
            return store.create(customerId, customerId, plan, List.of(), command.record(OK, 1));
        });
        return change.switchIfEmpty(create).onErrorResume(AlreadyExists.class, taken -> change);
    }

    private Mono<Standing> standing(String customerId, Optional<Stored<ContactPlan>> stored) {
        ContactPlan plan = stored.map(Stored::state).orElseGet(() -> new ContactPlan(customerId, null, now()));
        long version = stored.map(Stored::version).orElse(0L);
        return interactions
                .lastContactAt(customerId)
                .map(last -> new Standing(plan, version, last))
                .defaultIfEmpty(new Standing(plan, version, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
