package dev.fives.kit.events.listener;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** Reads single records of a topic with all the checks that a listener makes. */
public final class EventRecordReader {
    private static final EventHandler NOTHING = event -> Mono.empty();

    private final EventReader reader;

    public EventRecordReader(Topic topic) {
        reader = new EventReader(new Subscription(
                "none",
                topic,
                EventTypes.all().stream()
                        .filter(type -> type.topic() == topic)
                        .collect(Collectors.toMap(Function.<EventType>identity(), type -> NOTHING)),
                false));
    }

    /** Empty where the record is no event of the topic. */
    public Optional<ReceivedEvent> read(ConsumerRecord<byte[], byte[]> record) {
        return reader.read(record) instanceof Reading.Wanted wanted ? Optional.of(wanted.event()) : Optional.empty();
    }
}
