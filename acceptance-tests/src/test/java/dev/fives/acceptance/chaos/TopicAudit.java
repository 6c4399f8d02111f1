package dev.fives.acceptance.chaos;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.topic.EventCheck;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a plain consumer finds on the topics, judged by the published contract. */
public final class TopicAudit {

    private static final Duration READ = Duration.ofMinutes(1);

    private final List<SeenEvent> events;
    private final List<String> problems;
    private final Map<String, Long> lastSequence;

    private TopicAudit(List<SeenEvent> events) {
        this.events = events;
        this.problems = new EventCheck().problems(events);
        this.lastSequence =
                events.stream().collect(Collectors.toMap(SeenEvent::source, SeenEvent::sequence, Math::max));
    }

    /** Reads all topics from the beginning to their present end. */
    public static TopicAudit of(String bootstrapServers, String prefix) {
        String[] topics = Arrays.stream(Topic.values())
                .map(topic -> prefix + topic.topicName())
                .toArray(String[]::new);
        try (TopicReader reader = new TopicReader(bootstrapServers, topics)) {
            return new TopicAudit(
                    reader.recordsToEnd(READ).stream().map(SeenEvent::of).toList());
        }
    }

    /** Gaps, inversions of first appearances, and events that do not fit their schema. */
    public List<String> problems() {
        return problems;
    }

    /** First appearances, in the order of each partition. */
    public List<SeenEvent> events() {
        Set<String> ids = new HashSet<>();
        return events.stream().filter(event -> ids.add(event.id())).toList();
    }

    public long records() {
        return events.size();
    }

    /** Records that repeat an event. */
    public long repeats() {
        return events.size() - events.stream().map(SeenEvent::id).distinct().count();
    }

    public String report() {
        return "%d records on the topics, %d of them repeats".formatted(records(), repeats());
    }

    public Set<String> types() {
        return events.stream().map(SeenEvent::type).collect(Collectors.toSet());
    }

    /** The last sequence of an aggregate, 0 where it has none. */
    public long lastSequence(String type, String id) {
        return lastSequence.getOrDefault(CloudEventHeaders.source(type, id), 0L);
    }
}
