package dev.fives.ticket.ticket.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import dev.fives.ticket.ticket.app.Tickets;
import dev.fives.ticket.ticket.model.Ticket;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tickets in the collection {@code tickets}. */
public final class MongoTickets implements Tickets {
    private static final String COLLECTION = "tickets";
    private static final String CUSTOMER = "state.origin.customerId";
    private static final String OPENED_KEY = "state." + TicketCodec.OPENED_KEY;
    private static final Document SHORT = new Document();

    static {
        TicketCodec.LONG.forEach(field -> SHORT.append("state." + field, 0));
    }

    /** Where a filter's field lies in the document. */
    static final Map<String, String> PATHS = Map.of(
            "status", "state.status",
            "kind", "state.content.kind",
            "priority", "state.content.priority",
            "assigneeId", "state.content.assigneeId",
            "tags", "state.content.tags",
            "source", "state.origin.source",
            "channel", "state.origin.channel",
            "purchaseId", "state.origin.purchaseId");

    private final AggregateStore<Ticket> aggregates;

    public MongoTickets(AggregateStore<Ticket> aggregates) {
        this.aggregates = aggregates;
    }

    /** Their state and events. */
    public static AggregateStore<Ticket> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("ticket", COLLECTION, new TicketCodec()));
    }

    /** A list by any one field ends with its page, however rare the value is: each has an index in the list's order. */
    public static IndexSpec indexes() {
        IndexSpec indexes = IndexSpec.on(COLLECTION).plain(OPENED_KEY).plain(CUSTOMER, OPENED_KEY);
        for (String path : new TreeSet<>(PATHS.values())) {
            indexes = indexes.plain(path, OPENED_KEY);
        }
        return indexes;
    }

    @Override
    public Mono<Stored<Ticket>> find(String id) {
        return aggregates.find(id);
    }

    @Override
    public Mono<List<Stored<Ticket>>> search(@Nullable String customerId, PageRequest request) {
        Document filter = filter(customerId, request);
        Cursor cursor = request.cursor();
        if (cursor != null) {
            filter.append(OPENED_KEY, new Document("$lt", cursor.position().getFirst()));
        }
        return Flux.from(aggregates
                        .collection()
                        .find(filter)
                        .projection(SHORT)
                        .sort(new Document(OPENED_KEY, -1))
                        .limit(request.pageSize() + 1))
                .map(aggregates::read)
                .collectList();
    }

    @Override
    public Mono<Long> count(@Nullable String customerId, PageRequest request) {
        return Mono.from(aggregates.collection().countDocuments(filter(customerId, request)));
    }

    @Override
    public List<String> position(Stored<Ticket> ticket) {
        return List.of(TicketCodec.openedKey(ticket.state()));
    }

    private static Document filter(@Nullable String customerId, PageRequest request) {
        Document filter = new Document();
        if (customerId != null) {
            filter.append(CUSTOMER, customerId);
        }
        request.filter().forEach((field, value) -> filter.append(PATHS.getOrDefault(field, field), value));
        return filter.isEmpty() ? filter.append(OPENED_KEY, new Document("$gt", "")) : filter;
    }
}
