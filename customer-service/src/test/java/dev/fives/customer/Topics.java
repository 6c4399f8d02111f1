package dev.fives.customer;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What a plain consumer finds on the topics of this service; each event is checked against its schema. One reader of each
 * topic goes on where it was, for some tests write thousands of events.
 */
public record Topics(String bootstrapServers, String prefix) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();

    /** The events of one aggregate, as soon as there are so many; fails when they do not come. */
    public List<SeenEvent> ofAggregate(Topic topic, String id, int atLeast) {
        return read(topic, event -> event.header("ce_subject").equals(id), atLeast);
    }

    public List<SeenEvent> read(Topic topic, Predicate<SeenEvent> wanted, int atLeast) {
        TopicReader reader =
                READERS.computeIfAbsent(prefix + topic.topicName(), name -> new TopicReader(bootstrapServers, name));
        synchronized (reader) {
            return reader.events(DEADLINE, all -> all.stream().filter(wanted).count() >= atLeast).stream()
                    .filter(wanted)
                    .toList();
        }
    }
}
