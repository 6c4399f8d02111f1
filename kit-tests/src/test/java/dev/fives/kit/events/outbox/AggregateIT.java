package dev.fives.kit.events.outbox;

import dev.fives.kit.test.stack.LocalBackends;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on the local store and the local broker. */
@ExtendWith(LocalBackends.class)
class AggregateIT extends AggregateContract {
    @Override
    Backends backends() {
        return new Backends(LocalBackends.storeUri(), LocalBackends.bootstrapServers());
    }
}
