package dev.fives.loyalty.offer.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.offer.app.OfferQueries;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import java.time.Instant;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers in the collection {@code offers}, and who has taken which in {@code offer_grants}. */
public final class MongoOffers implements OfferQueries {
    private static final String COLLECTION = "offers";
    private static final String GRANTS = "offer_grants";
    private static final String ID = "_id";
    private static final String ARCHIVED = "state.archivedAt";
    private static final String END = "state.terms.validity.to";

    private static final String CUSTOMER = "state.customerId";
    private static final String GRANT_END = "state.validTo";

    private final AggregateStore<Offer> offers;
    private final AggregateStore<OfferGrant> grants;

    public MongoOffers(AggregateStore<Offer> offers, AggregateStore<OfferGrant> grants) {
        this.offers = offers;
        this.grants = grants;
    }

    public static AggregateStore<Offer> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("offer", COLLECTION, StateCodec.record(Offer.class)));
    }

    public static AggregateStore<OfferGrant> grants(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("offer-grant", GRANTS, StateCodec.record(OfferGrant.class)));
    }

    /** For those that are not over. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(END);
    }

    /** For what a customer has taken. */
    public static IndexSpec grantIndexes() {
        return IndexSpec.on(GRANTS).plain(CUSTOMER, GRANT_END);
    }

    @Override
    public Flux<Stored<Offer>> page(String afterId, int limit) {
        return Flux.from(offers.collection()
                        .find(new Document(ID, new Document("$gt", afterId)))
                        .sort(new Document(ID, 1))
                        .limit(limit))
                .map(offers::read);
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(offers.collection().countDocuments());
    }

    @Override
    public Flux<Stored<Offer>> open(Instant now, int limit) {
        return Flux.from(offers.collection()
                        .find(isOpen(now))
                        .sort(new Document(END, 1))
                        .limit(limit))
                .map(offers::read);
    }

    @Override
    public Mono<Long> countOpen(Instant now) {
        return Mono.from(offers.collection().countDocuments(isOpen(now)));
    }

    @Override
    public Flux<Stored<OfferGrant>> grantsOf(String customerId, Instant now, int limit) {
        return Flux.from(grants.collection()
                        .find(new Document(CUSTOMER, customerId).append(GRANT_END, new Document("$gt", now)))
                        .sort(new Document(GRANT_END, 1))
                        .limit(limit))
                .map(grants::read);
    }

    private static Document isOpen(Instant now) {
        return new Document(END, new Document("$gt", now)).append(ARCHIVED, new Document("$exists", false));
    }
}
