package dev.fives.acceptance.chaos;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.test.topic.EventCheck;
import dev.fives.kit.test.topic.SeenEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything of ours that a plain consumer finds on the topics, judged by the published contract. */
public final class TopicAudit {

    private final List<SeenEvent> events;
    private final Map<String, Long> lastSequence;

    TopicAudit(List<SeenEvent> events) {
        this.events = events;
        this.lastSequence =
                events.stream().collect(Collectors.toMap(SeenEvent::source, SeenEvent::sequence, Math::max));
    }

    /** Reads all topics from the beginning to their present end. */
    public static TopicAudit of(Map<String, Object> broker, String prefix) {
        try (Topics topics = new Topics(broker, prefix)) {
            return topics.audit();
        }
    }

    /** Gaps, inversions of first appearances, and events that do not fit their schema. */
    public List<String> problems() {
        return new EventCheck().problems(events);
    }

    /** First appearances, in the order of each partition. */
    public List<SeenEvent> events() {
        Set<String> ids = new HashSet<>();
        return events.stream().filter(event -> ids.add(event.id())).toList();
    }

    /** The same without an event that others of its aggregate follow. */
    TopicAudit withAGap() {
        SeenEvent missing = events.stream()
                .filter(event -> event.sequence() < lastSequence.get(event.source()))
                .findFirst()
                .orElseThrow();
        return new TopicAudit(events.stream()
                .filter(event -> !event.id().equals(missing.id()))
                .toList());
    }

    Set<String> ids() {
        return events.stream().map(SeenEvent::id).collect(Collectors.toSet());
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

    /** The ids of a type's aggregates that have events. */
    Set<String> aggregates(String type) {
        String source = CloudEventHeaders.source(type, "");
        return lastSequence.keySet().stream()
                .filter(one -> one.startsWith(source))
                .map(one -> one.substring(source.length()))
                .collect(Collectors.toSet());
    }

    /** The last sequence of an aggregate, 0 where it has none. */
    public long lastSequence(String type, String id) {
        return lastSequence.getOrDefault(CloudEventHeaders.source(type, id), 0L);
    }
}
