package dev.fives.kit.events.state;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one state topic: writes what changed, writes the first keys of new partitions again, and audits. */
public final class StateKeeper {
    private static final Logger log = LoggerFactory.getLogger(StateKeeper.class);

    private final StateSource source;
    private final StateWriter writer;
    private final Rewrites rewrites;
    private final StateAuditor auditor;
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger differences = new AtomicInteger();

    public StateKeeper(
            StateSource source,
            EventPublisher publisher,
            BusinessClock businessClock,
            RealClock realClock,
            Duration deliveryTimeout,
            StateProperties limits,
            String prefix,
            Supplier<Consumer<byte[], byte[]>> consumers,
            MeterRegistry meters) {
        this.source = source;
        this.writer = new StateWriter(source, publisher, businessClock, limits, prefix, meters);
        this.rewrites = new Rewrites(realClock, deliveryTimeout, limits.rewriteRecords());
        this.auditor = new StateAuditor(source, writer, consumers, limits, prefix);
        Gauge.builder("fives.state.differences", differences, AtomicInteger::get)
                .description("Keys that the last audit found otherwise on the topic than in the database")
                .tag("topic", source.topic().topicName())
                .register(meters);
    }

    /** An event that this service finds on its own topic. */
    public record Heard(String aggregateType, int partition, String key) {}

    public Topic events() {
        return source.topic().events();
    }

    public void assigned(Collection<Integer> added) {
        partitions.addAll(added);
        rewrites.assigned(added);
    }

    public void lost(Collection<Integer> gone) {
        partitions.removeAll(gone);
        rewrites.lost(gone);
    }

    /** Returns when the topic has the present state of every key that these events tell of. */
    public void heard(Collection<Heard> events) {
        var telling = events.stream()
                .filter(event -> source.aggregateTypes().contains(event.aggregateType()))
                .toList();
        if (!telling.isEmpty()) {
            writer.write(telling.stream().map(Heard::key).collect(Collectors.toSet()));
            telling.forEach(event -> rewrites.handled(event.partition(), event.key()));
        }
    }

    /** Writes again what has become due; nothing most of the time. */
    public void rewriteDue() {
        Rewrites.Due due = rewrites.due();
        if (!due.isNothing()) {
            writer.write(due.keys());
            rewrites.done(due);
        }
    }

    /** One comparison of topic and database; returns how many keys differed. */
    public int audit() {
        if (partitions.isEmpty()) {
            return 0;
        }
        StateAuditor.Audit audit = auditor.audit(Set.copyOf(partitions));
        differences.set(audit.differing() + audit.unknown());
        log.info(
                "{}: {} keys compared, {} differed and are written, {} are unknown to the database",
                source.topic(),
                audit.compared(),
                audit.differing(),
                audit.unknown());
        return differences.get();
    }
}
