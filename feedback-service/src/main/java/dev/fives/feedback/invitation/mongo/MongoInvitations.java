package dev.fives.feedback.invitation.mongo;

import dev.fives.feedback.invitation.app.Invitations;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invitations in the collection {@code invitations}. */
public final class MongoInvitations implements Invitations {
    private static final String COLLECTION = "invitations";
    private static final String CUSTOMER = "state.customerId";
    private static final String ORDERED_KEY = "state." + InvitationCodec.ORDERED_KEY;
    private static final String ANSWERED_KEY = "state." + InvitationCodec.ANSWERED_KEY;

    private final AggregateStore<Invitation> store;

    public MongoInvitations(AggregateStore<Invitation> store) {
        this.store = store;
    }

    /** Their state and events. */
    public static AggregateStore<Invitation> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("invitation", COLLECTION, new InvitationCodec()));
    }

    /** For the two lists, of a customer and of all, and for the scores of a metric, which are counted without documents. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(CUSTOMER, ORDERED_KEY)
                .plain(ORDERED_KEY)
                .plain(CUSTOMER, ANSWERED_KEY)
                .plain(ANSWERED_KEY)
                .plain("state.response.metric", "state.response.at", "state.channel", "state.response.score");
    }

    @Override
    public Mono<Stored<Invitation>> find(String id) {
        return store.find(id);
    }

    @Override
    public Mono<List<Stored<Invitation>>> page(@Nullable String customerId, PageRequest request) {
        return newest(ORDERED_KEY, customerId, request);
    }

    @Override
    public Mono<List<Stored<Invitation>>> answered(@Nullable String customerId, PageRequest request) {
        return newest(ANSWERED_KEY, customerId, request);
    }

    @Override
    public Mono<Long> count(@Nullable String customerId) {
        return count(ORDERED_KEY, customerId);
    }

    @Override
    public Mono<Long> countAnswered(@Nullable String customerId) {
        return count(ANSWERED_KEY, customerId);
    }

    @Override
    public List<String> position(Stored<Invitation> invitation) {
        return List.of(InvitationCodec.orderedKey(invitation.state()));
    }

    @Override
    public List<String> answeredPosition(Stored<Invitation> invitation) {
        return List.of(InvitationCodec.answeredKey(invitation.state()));
    }

    private Mono<List<Stored<Invitation>>> newest(String key, @Nullable String customerId, PageRequest request) {
        Cursor cursor = request.cursor();
        Document keys = anyKey();
        if (cursor != null) {
            keys.append("$lt", cursor.position().getFirst());
        }
        return Flux.from(store.collection()
                        .find(filter(customerId).append(key, keys))
                        .sort(new Document(key, -1))
                        .limit(request.pageSize() + 1))
                .map(store::read)
                .collectList();
    }

    private Mono<Long> count(String key, @Nullable String customerId) {
        return Mono.from(store.collection().countDocuments(filter(customerId).append(key, anyKey())));
    }

    private static Document filter(@Nullable String customerId) {
        return customerId == null ? new Document() : new Document(CUSTOMER, customerId);
    }

    /** Above "" is every key: where the key is absent, there is nothing to list. */
    private static Document anyKey() {
        return new Document("$gt", "");
    }
}
