package dev.fives.segmentation.profile.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.profile.model.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far a read in the order of one field has come. It keeps the ids of the last key alone, and goes on at that key:
 * to leave out as many as were read would pass by others when some have left the list meanwhile.
 */
final class Progress {

    /** By a field that the profile itself tells. */
    enum Order {
        ID("_id"),
        DUE(AggregateQueries.NEXT_DUE),
        PLACE(ProfileCodec.PATH);

        private final String field;

        Order(String field) {
            this.field = field;
        }

        Document sort() {
            return new Document(field, 1);
        }

        private Object key(Stored<Profile> stored) {
            return switch (this) {
                case ID -> stored.id();
                case DUE -> Objects.requireNonNull(stored.state().nextDueAt());
                case PLACE -> ProfileCodec.place(stored.state());
            };
        }
    }

    private final Order order;
    private final Set<String> idsOfKey = new HashSet<>();
    private @Nullable Object key;
    private int read;

    Progress(Order order) {
        this.order = order;
    }

    void note(Stored<Profile> stored) {
        var next = order.key(stored);
        if (!next.equals(key)) {
            key = next;
            idsOfKey.clear();
        }
        idsOfKey.add(stored.id());
        read++;
    }

    int read() {
        return read;
    }

    /** With some that were read already, where they share their key. */
    Document rest(Document all) {
        return key == null
                ? all
                : new Document("$and", List.of(all, new Document(order.field, new Document("$gte", key))));
    }

    boolean isUnread(Stored<Profile> stored) {
        return !idsOfKey.contains(stored.id());
    }
}
