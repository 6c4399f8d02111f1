package dev.fives.customer.customer.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts a customer into the recycle bin. It keeps all that was known of it and its identifiers, so that it can come back
 * the same; others are told with its last state, and lists and look-ups no longer find it.
 */
public class DeleteCustomer {
    private static final int OK = 200;
    /** Others are told of it, so words have no place in it. */
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");

    private final CustomerStore store;
    private final DeletionLimits limits;
    private final BusinessClock business;
    private final RealClock real;

    public DeleteCustomer(CustomerStore store, DeletionLimits limits, BusinessClock business, RealClock real) {
        this.store = store;
        this.limits = limits;
        this.business = business;
        this.real = real;
    }

    /** Empty where there is no such customer; 412 where there is a later version, 410 where it is deleted already. */
    public Mono<Stored<Customer>> delete(String id, long seenVersion, @Nullable String reason) {
        check(reason);
        Instant now = business.instant().truncatedTo(MILLIS);
        return Command.current(real, "DELETE /customers/" + id, Objects.requireNonNullElse(reason, ""))
                .flatMap(command -> store.aggregates()
                        .change(id, stored -> decide(stored, seenVersion, reason, now, command))
                        .filter(stored -> !CustomerStore.isReserved(stored)));
    }

    private Decision<Customer> decide(
            Stored<Customer> stored, long seenVersion, @Nullable String reason, Instant now, Command command) {
        if (command.isDoneIn(stored) || CustomerStore.isReserved(stored)) {
            return new Decision.Unchanged<>();
        }
        RecycleBin.requireThere(stored);
        ETags.requireSame(seenVersion, stored.version());
        Customer after = stored.state().deleted(now, limits.restorableFor(), reason);
        Deletion deletion = Objects.requireNonNull(after.deletion());
        long version = stored.version() + 1;
        return new Decision.Changed<>(
                after, List.of(CustomerEvents.deleted(after, deletion, version)), command.record(OK, version));
    }

    private static void check(@Nullable String reason) {
        Violations violations = new Violations();
        violations.check(
                reason == null || REASON.matcher(reason).matches(),
                "/reason",
                "reason: not a code (expected: at most 60 letters, digits, _ . - without blanks)");
        violations.throwIfAny();
    }
}
