package dev.fives.kit.events.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Compares the topic with the database, on the partitions that this instance has: what differs twice, with a pause in
 * between for what was on its way, is a difference and is written again. Where the version alone is behind, nobody was
 * told anything wrong: that is written and not counted. What stands on the topic and not in the
 * database is told and left, or a lost database would take the topic with it.
 */
final class StateAuditor {
    private final StateSource source;
    private final StateWriter writer;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final StateProperties limits;
    private final String topic;

    StateAuditor(
            StateSource source,
            StateWriter writer,
            Supplier<Consumer<byte[], byte[]>> consumers,
            StateProperties limits,
            String prefix) {
        this.source = source;
        this.writer = writer;
        this.consumers = consumers;
        this.limits = limits;
        this.topic = prefix + source.topic().topicName();
    }

    /**
     * @param compared keys of the database
     * @param differing keys that stood otherwise on the topic, or not at all; they are written
     * @param unknown keys that stand on the topic and not in the database
     */
    record Audit(int compared, int differing, int unknown) {}

    /** The calling thread waits. */
    Audit audit(Collection<Integer> partitions) {
        List<TopicPartition> mine = partitions.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        try (StateTopicReader reader = new StateTopicReader(consumers.get(), mine)) {
            Walk walk = walk(reader.readOn(limits.auditTimeout()), Set.copyOf(partitions), reader.partitions());
            pause();
            Map<String, Told> later = reader.readOn(limits.auditTimeout());
            List<Difference> found = differing(walk.suspects(), later);
            pages(found.stream().map(Difference::key).toList()).forEach(writer::write);
            int differing = (int) found.stream().filter(Difference::counts).count();
            walk.unknown().removeIf(key -> isErased(later.get(key)));
            return new Audit(walk.compared(), differing, walk.unknown().size());
        }
    }

    private static boolean isErased(@Nullable Told told) {
        return told != null && told.erased();
    }

    private record Walk(int compared, List<String> suspects, Set<String> unknown) {}

    private Walk walk(Map<String, Told> told, Set<Integer> mine, int partitions) {
        Set<String> unknown = new HashSet<>(told.keySet());
        List<String> suspects = new ArrayList<>();
        int compared = 0;
        @Nullable String position = null;
        do {
            StateSource.Keys page = page(position);
            List<PresentState> present = present(page.keys().stream()
                    .filter(key -> mine.contains(partition(key, partitions)))
                    .toList());
            compared += present.size();
            present.forEach(state -> unknown.remove(state.key()));
            otherwise(present, told).forEach(difference -> suspects.add(difference.key()));
            position = page.next();
        } while (position != null);
        return new Walk(compared, suspects, unknown);
    }

    /** @param counts whether the topic says something else, or nothing */
    private record Difference(String key, boolean counts) {}

    private List<Difference> differing(List<String> suspects, Map<String, Told> told) {
        return pages(suspects).stream()
                .flatMap(keys -> otherwise(present(keys), told).stream())
                .toList();
    }

    private static List<Difference> otherwise(List<PresentState> present, Map<String, Told> told) {
        return present.stream()
                .flatMap(state -> difference(state, told.get(state.key())).stream())
                .toList();
    }

    private static Optional<Difference> difference(PresentState present, @Nullable Told told) {
        return Told.of(present).equals(told)
                ? Optional.empty()
                : Optional.of(new Difference(present.key(), told == null || !told.isBehindInVersionAlone(present)));
    }

    private List<List<String>> pages(List<String> keys) {
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += limits.auditPage()) {
            pages.add(keys.subList(from, Math.min(keys.size(), from + limits.auditPage())));
        }
        return pages;
    }

    private StateSource.Keys page(@Nullable String position) {
        return source.keys(position, limits.auditPage())
                .blockOptional(limits.writeTimeout())
                .orElseThrow();
    }

    private List<PresentState> present(List<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : source.present(keys).blockOptional(limits.writeTimeout()).orElse(List.of());
    }

    private void pause() {
        Mono.delay(limits.auditSettle()).block();
    }

    /** As the producer chooses it. */
    private static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
