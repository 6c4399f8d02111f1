package dev.fives.kit.events.listener;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is known of records whose offsets are not committed yet. A batch comes again as a whole after a transient fault;
 * what was done then is not done twice, so that one sick key costs the others of its batch no more than the wait.
 */
final class Progress {
    private final Map<Place, State> states = new ConcurrentHashMap<>();

    boolean isDone(ConsumerRecord<?, ?> record) {
        return states.getOrDefault(Place.of(record), State.NEW).done();
    }

    void done(ConsumerRecord<?, ?> record) {
        states.put(Place.of(record), new State(true, 0));
    }

    void failed(ConsumerRecord<?, ?> record) {
        states.merge(Place.of(record), new State(false, 1), (old, one) -> new State(false, old.failures() + 1));
    }

    int failures(ConsumerRecord<?, ?> record) {
        return states.getOrDefault(Place.of(record), State.NEW).failures();
    }

    /** True while a record has failed and not succeeded since. */
    boolean isFaulted() {
        return states.values().stream().anyMatch(state -> !state.done());
    }

    void committed(List<? extends ConsumerRecord<?, ?>> records) {
        records.forEach(record -> states.remove(Place.of(record)));
    }

    /** Somebody else goes on from the last commit. */
    void lost(Collection<TopicPartition> partitions) {
        states.keySet().removeIf(place -> partitions.contains(place.partition()));
    }

    private record Place(TopicPartition partition, long offset) {
        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
    }

    private record State(boolean done, int failures) {
        static final State NEW = new State(false, 0);
    }
}
