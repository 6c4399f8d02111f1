package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.ticket.ticket.model.Ticket;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds tickets. */
public interface Tickets {
    /** What a search can be narrowed by, beside the customer; each has its index. */
    Set<String> FILTERS = Set.of("status", "kind", "priority", "assigneeId", "tags", "source", "channel", "purchaseId");

    Mono<Stored<Ticket>> find(String id);

    /**
     * Newest first, without their threads and pasts; one ticket more than the page holds, where there is one.
     *
     * @param customerId of this customer only; null = of all
     */
    Mono<List<Stored<Ticket>>> search(@Nullable String customerId, PageRequest request);

    /** Of all tickets that {@link #search} would answer page by page. */
    Mono<Long> count(@Nullable String customerId, PageRequest request);

    /** The ticket's place in the order of a search, for the cursor. */
    List<String> position(Stored<Ticket> ticket);
}
