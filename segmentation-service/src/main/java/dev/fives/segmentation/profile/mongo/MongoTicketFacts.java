package dev.fives.segmentation.profile.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.profile.app.TicketFact;
import dev.fives.segmentation.profile.app.TicketFacts;
import dev.fives.segmentation.profile.model.Ticket;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One document a ticket in {@code ticketFacts}; never deleted. */
public final class MongoTicketFacts implements TicketFacts {

    public static final String COLLECTION = "ticketFacts";
    static final String CUSTOMER = "customerId";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    public MongoTicketFacts(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    /** For the rebuild of profiles. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(CUSTOMER);
    }

    /** Forward only: where a newer one is known the filter finds nothing, and the insert finds the id taken. */
    @Override
    public Mono<Void> keep(TicketFact fact) {
        var older = new Document("_id", fact.ticket().id()).append("sequence", new Document("$lt", fact.sequence()));
        return Mono.from(collection.updateOne(older, new Document("$set", write(fact)), UPSERT))
                .then()
                .onErrorResume(StoreFaults::isDuplicateKey, newer -> Mono.empty());
    }

    @Override
    public Mono<TicketFact> newest(String ticketId) {
        return Mono.from(collection.find(new Document("_id", ticketId))).map(MongoTicketFacts::read);
    }

    private static Document write(TicketFact fact) {
        var ticket = fact.ticket();
        return new Document(CUSTOMER, fact.customerId())
                .append("sequence", fact.sequence())
                .append("complaint", ticket.complaint())
                .append("responseId", ticket.responseId())
                .append("openedAt", ticket.openedAt())
                .append("closedAt", ticket.closedAt())
                .append("correlationId", ticket.correlationId());
    }

    static TicketFact read(Document found) {
        var ticket = new Ticket(
                found.getString("_id"),
                found.getBoolean("complaint"),
                found.getString("responseId"),
                found.getDate("openedAt").toInstant(),
                instant(found.getDate("closedAt")),
                found.getString("correlationId"));
        return new TicketFact(found.getString(CUSTOMER), found.getLong("sequence"), ticket);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant).orElse(null);
    }
}
