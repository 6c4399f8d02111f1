package dev.fives.kit.events.listener;

import dev.fives.kit.events.broker.BrokerClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far each group is behind and how many dead letters are kept, asked of the broker in rounds. It needs no
 * consumer, so it goes on when the listeners are dead, which is when it is wanted. Without an answer there is no figure.
 */
final class LagWatch {
    private final BrokerClient broker;
    private final List<Lane> lanes;
    private final Function<Lane, String> groupId;
    private final Map<Lane, Seen> seen = new ConcurrentHashMap<>();

    LagWatch(BrokerClient broker, Lanes lanes, Function<Lane, String> groupId, MeterRegistry meters) {
        this.broker = broker;
        this.lanes = lanes.all();
        this.groupId = groupId;
        this.lanes.forEach(lane -> register(lane, meters));
    }

    private void register(Lane lane, MeterRegistry meters) {
        Tags tags = Tags.of("group", lane.group(), "topic", lane.topic());
        Gauge.builder(
                        "fives.listener.lag",
                        () -> seen.getOrDefault(lane, Seen.NOTHING).lag())
                .tags(tags)
                .description("Records of the topic that the group has not committed")
                .register(meters);
        Gauge.builder(
                        "fives.listener.dead.letters.kept",
                        () -> seen.getOrDefault(lane, Seen.NOTHING).letters())
                .tags(tags)
                .description("Records on the dead-letter topic, done or not")
                .register(meters);
    }

    Mono<Void> look() {
        return Mono.zip(partitions(), committed())
                .flatMap(known -> Mono.zip(
                                offsets(known.getT1(), OffsetSpec.earliest()),
                                offsets(known.getT1(), OffsetSpec.latest()))
                        .doOnNext(ends -> lanes.forEach(lane -> seen.put(
                                lane, seen(lane, committedBy(lane, known.getT2()), ends.getT1(), ends.getT2())))))
                .doOnError(fault -> seen.clear())
                .onErrorComplete()
                .then();
    }

    private static Seen seen(
            Lane lane,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, ListOffsetsResultInfo> first,
            Map<TopicPartition, ListOffsetsResultInfo> last) {
        double lag = 0;
        double letters = 0;
        for (var end : last.entrySet()) {
            TopicPartition partition = end.getKey();
            long begin = first.get(partition) == null ? 0 : first.get(partition).offset();
            if (partition.topic().equals(lane.topic())) {
                OffsetAndMetadata done = committed.get(partition);
                lag += Math.max(0, end.getValue().offset() - (done == null ? begin : done.offset()));
            } else if (partition.topic().equals(lane.deadLetterTopic())) {
                letters += end.getValue().offset() - begin;
            }
        }
        return new Seen(lag, letters);
    }

    private Mono<Set<TopicPartition>> partitions() {
        Set<String> topics = lanes.stream()
                .flatMap(lane -> Stream.of(lane.topic(), lane.deadLetterTopic()))
                .collect(Collectors.toSet());
        return Flux.fromIterable(topics)
                .flatMap(topic -> description(topic)
                        .onErrorResume(UnknownTopicOrPartitionException.class, absent -> Mono.empty()))
                .flatMapIterable(LagWatch::partitions)
                .collect(Collectors.toSet());
    }

    private Mono<TopicDescription> description(String topic) {
        return broker.ask(
                admin -> admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
    }

    private Mono<Map<TopicPartition, ListOffsetsResultInfo>> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        return broker.ask(admin -> admin.listOffsets(wanted).all());
    }

    private Mono<Map<String, Map<TopicPartition, OffsetAndMetadata>>> committed() {
        var wanted = lanes.stream()
                .map(groupId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec()));
        return broker.ask(admin -> admin.listConsumerGroupOffsets(wanted).all());
    }

    private Map<TopicPartition, OffsetAndMetadata> committedBy(
            Lane lane, Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        return committed.getOrDefault(groupId.apply(lane), Map.of());
    }

    private record Seen(double lag, double letters) {
        static final Seen NOTHING = new Seen(Double.NaN, Double.NaN);
    }
}
