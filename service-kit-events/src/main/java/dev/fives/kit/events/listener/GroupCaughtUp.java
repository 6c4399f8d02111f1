package dev.fives.kit.events.listener;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the ends of all partitions, then waits until the group's committed offsets are there. Offsets are committed when
 * the effects are stored, so they speak for every instance. Topics have no transactions: a marker at the end of a
 * partition would never be committed.
 */
final class GroupCaughtUp implements CaughtUp {
    private final Supplier<Admin> admin;
    private final String groupId;
    private final Supplier<List<String>> topics;
    private final CaughtUpProperties limits;
    private final RealClock clock;
    private final AtomicReference<@Nullable Instant> waitingSince = new AtomicReference<>();
    private volatile Set<TopicPartition> partitions = Set.of();

    GroupCaughtUp(
            Supplier<Admin> admin,
            String groupId,
            Supplier<List<String>> topics,
            CaughtUpProperties limits,
            RealClock clock) {
        this.admin = admin;
        this.groupId = groupId;
        this.topics = topics;
        this.limits = limits;
        this.clock = clock;
    }

    void register(MeterRegistry meters, String group) {
        Gauge.builder("fives.caught.up.waiting", this::waitingSeconds)
                .baseUnit("seconds")
                .description("How long decisions have waited for what is unread on the topics")
                .tag("group", group)
                .register(meters);
    }

    @Override
    public Mono<Void> withAll() {
        return Mono.defer(this::partitions)
                .flatMap(this::ends)
                .flatMap(this::handled)
                .timeout(
                        limits.patience(),
                        Mono.error(() -> new IllegalStateException("group " + groupId
                                + ": not through with its topics in " + limits.patience() + " (expected: less lag)")))
                .doOnSubscribe(begun -> waitingSince.compareAndSet(null, clock.instant()))
                .doOnSuccess(through -> waitingSince.set(null));
    }

    /** Partition counts never change, so they are asked for once. */
    private Mono<Set<TopicPartition>> partitions() {
        return partitions.isEmpty()
                ? answer(() -> admin.get().describeTopics(topics.get()).allTopicNames())
                        .map(GroupCaughtUp::partitionsOf)
                        .doOnNext(found -> partitions = found)
                : Mono.just(partitions);
    }

    private static Set<TopicPartition> partitionsOf(Map<String, TopicDescription> described) {
        return described.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where each partition ends; without those that hold nothing, of which nothing can be committed. */
    private Mono<Map<TopicPartition, Long>> ends(Set<TopicPartition> all) {
        return offsets(all, OffsetSpec.latest())
                .flatMap(latest -> offsets(all, OffsetSpec.earliest()).map(earliest -> {
                    Map<TopicPartition, Long> ends = new HashMap<>(latest);
                    ends.entrySet().removeIf(end -> end.getValue() <= earliest.getOrDefault(end.getKey(), 0L));
                    return ends;
                }));
    }

    private Mono<Map<TopicPartition, Long>> offsets(Set<TopicPartition> all, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                all.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        return answer(() -> admin.get().listOffsets(asked).all())
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue()))));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private Mono<Void> handled(Map<TopicPartition, Long> ends) {
        return ends.isEmpty()
                ? Mono.empty()
                : Mono.defer(this::committed)
                        .filter(committed -> ends.entrySet().stream()
                                .allMatch(end -> isPast(committed.get(end.getKey()), end.getValue())))
                        .repeatWhenEmpty(looks -> looks.delayElements(limits.pause()))
                        .then();
    }

    private Mono<Map<TopicPartition, OffsetAndMetadata>> committed() {
        var asked = Map.of(groupId, new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(partitions)));
        return answer(() -> admin.get().listConsumerGroupOffsets(asked).partitionsToOffsetAndMetadata(groupId));
    }

    private static boolean isPast(@Nullable OffsetAndMetadata committed, long end) {
        return committed != null && committed.offset() >= end;
    }

    /** The client may look up names, which can take a while; its own thread must not do our work. */
    private static <T> Mono<T> answer(Supplier<KafkaFuture<T>> question) {
        return Mono.defer(() -> Mono.fromCompletionStage(question.get().toCompletionStage()))
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.parallel());
    }

    private double waitingSeconds() {
        Instant since = waitingSince.get();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
