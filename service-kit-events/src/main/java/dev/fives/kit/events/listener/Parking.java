package dev.fives.kit.events.listener;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The parked keys of one group on one topic, as its listener sees them.
 *
 * <p>The set in memory makes the question "is it parked" free for the many keys that are not. It may only err to one
 * side: a key in it that was unparked meanwhile is found out by {@link #append}, which asks the store. It lacks none,
 * since only the owner of a key's partition parks it, and the set is read anew when partitions are assigned.
 */
final class Parking {
    private final ParkedStore store;
    private final String group;
    private final String topic;
    private final Duration timeout;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile boolean stale = true;

    Parking(ParkedStore store, String group, String topic, Duration timeout) {
        this.store = store;
        this.group = group;
        this.topic = topic;
        this.timeout = timeout;
    }

    /** Other instances may have parked keys of partitions that now come here. */
    void partitionsAssigned() {
        stale = true;
    }

    /** Reads the set again where partitions have changed hands; called between batches, on the consumer's thread. */
    void refreshIfStale() {
        if (stale) {
            stale = false;
            try {
                Set<String> parked =
                        Set.copyOf(await(store.parkedKeys(group, topic).collectList()));
                known.retainAll(parked);
                known.addAll(parked);
            } catch (RuntimeException e) {
                stale = true;
                throw e;
            }
        }
    }

    boolean holds(String key) {
        return known.contains(key);
    }

    /** Appends to a parked key; false where it is parked no more, so that the event is to be handled. */
    boolean append(ConsumerRecord<byte[], byte[]> record, String key) {
        String id = ParkedKey.documentId(group, topic, key);
        run(store.insert(group, id, record));
        if (await(store.bump(id))) {
            return true;
        }
        run(store.delete(group, record));
        known.remove(key);
        return false;
    }

    /** Parks the key with this record; a key that is parked already gets it appended. */
    void park(ConsumerRecord<byte[], byte[]> record, String key, String reason) {
        ParkedKey parked = new ParkedKey(group, topic, key, 0, java.time.Instant.EPOCH, reason);
        run(store.insert(group, parked.documentId(), record));
        run(store.bumpOrPark(parked));
        known.add(key);
    }

    private void run(Mono<Void> work) {
        await(work.thenReturn(true));
    }

    private <T> T await(Mono<T> work) {
        @Nullable T result;
        try {
            result = work.timeout(timeout).block();
        } catch (RuntimeException e) {
            throw new TransientFault(e);
        }
        if (result == null) {
            throw new TransientFault(new IllegalStateException("no answer"));
        }
        return result;
    }
}
