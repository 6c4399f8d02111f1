package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Stored;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert is to make of a customer.
 *
 * @param make the draft, of what is known of the customer
 * @param history whether the customer comes with a history of elsewhere
 * @param seen the version to be changed; null for whichever there is
 * @param command to be remembered; null where nobody repeats it
 */
record UpsertWish(
        UnaryOperator<CustomerDraft> make,
        boolean history,
        @Nullable Long seen,
        @Nullable Command command) {

    boolean isDoneIn(Stored<Customer> stored) {
        return command != null && command.isDoneIn(stored);
    }

    @Nullable
    CommandRecord record(int status, long version) {
        return command == null ? null : command.record(status, version);
    }

    /** The first time, of which this is a repeat. */
    UpsertCustomer.Effect firstEffect(Stored<Customer> stored) {
        String key = command == null ? null : command.key();
        return key != null
                        && stored.command(key)
                                .filter(record -> record.status() == UpsertCustomer.CREATED)
                                .isPresent()
                ? UpsertCustomer.Effect.CREATED
                : UpsertCustomer.Effect.UNCHANGED;
    }
}
