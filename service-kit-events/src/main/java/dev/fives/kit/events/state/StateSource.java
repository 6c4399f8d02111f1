package dev.fives.kit.events.state;

import dev.fives.contracts.StateTopic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a service tells on its state topic. Declared as a bean; reads with majority from the primary. */
public interface StateSource {
    StateTopic topic();

    /** The aggregates whose events tell that the state of their key has changed. */
    Set<String> aggregateTypes();

    /** How these keys stand, in no order; a key that is nobody is left out. In few queries, for up to some hundreds. */
    Mono<List<PresentState>> present(Collection<String> keys);

    /** A walk over all keys; {@code position} is null at the beginning. */
    Mono<Keys> keys(@Nullable String position, int limit);

    /** @param next the position of the next page, null where this was the last */
    record Keys(List<String> keys, @Nullable String next) {
        public Keys {
            keys = List.copyOf(keys);
        }
    }
}
