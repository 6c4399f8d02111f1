package dev.fives.customer.contact.app;

import dev.fives.customer.contact.model.Interaction;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds interactions. */
public interface Interactions {
    Mono<Stored<Interaction>> find(String id);

    /** Newest first; one more than the page holds, where there is one. */
    Mono<List<Stored<Interaction>>> ofCustomer(String customerId, PageRequest request);

    Mono<Long> countOfCustomer(String customerId, PageRequest request);

    /** Business time of the last contact; empty where nobody ever spoke with the customer. */
    Mono<Instant> lastContactAt(String customerId);

    /** The interaction's place in the order of the list, for the cursor. */
    List<String> position(Stored<Interaction> interaction);
}
