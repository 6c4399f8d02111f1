package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;

import dev.fives.kit.events.index.OwnConsumers;
import dev.fives.kit.test.stack.Eventually;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** Whether the service has handled everything it was told, by itself too, and has said everything it has to say. */
record Idleness(RunningLoyalty loyalty, Admin admin) {
    private static final List<String> HEARD = List.of(
            "crm.customer.v1",
            "crm.purchase.v1",
            "crm.ticket.v1",
            "crm.segment.v1",
            "crm.feedback.v1",
            "crm.usage.v1",
            "crm.message.v1",
            "crm.loyalty.v1");
    private static final List<String> WITH_OUTBOX = List.of(
            "members",
            "remedies",
            "redemptions",
            "coupons",
            "referrals",
            "score_reactions",
            "care_tasks",
            "earning_rules",
            "offer_grants",
            "achievement_standings",
            "messages",
            "tier_standings");

    void await() {
        Eventually.until("idle", DEADLINE, () -> hasHandledAll() && hasSaidAll() && hasHandledAll() && hasSaidAll());
    }

    /** What it said stands in its event index and on its state topic too. */
    void awaitKept() {
        String group = loyalty.bean(OwnConsumers.class).group();
        Eventually.until("kept", DEADLINE, () -> hasHandled(group, List.of("crm.loyalty.v1")));
    }

    private boolean hasHandledAll() throws ExecutionException, InterruptedException {
        return hasHandled(loyalty.property("fives.tenant") + ".loyalty", HEARD);
    }

    private boolean hasHandled(String group, List<String> names) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> handled = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends(names).entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || (handled.get(end.getKey()) != null
                                && handled.get(end.getKey()).offset() >= end.getValue()));
    }

    private Map<TopicPartition, Long> ends(List<String> names) throws ExecutionException, InterruptedException {
        List<String> topics = names.stream()
                .map(name -> loyalty.property("fives.topic-prefix") + name)
                .toList();
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private boolean hasSaidAll() {
        Document unsent = new Document("out.at", new Document("$gt", Instant.EPOCH));
        return loyalty.count("ledger", new Document("published", false)) == 0
                && WITH_OUTBOX.stream().allMatch(collection -> loyalty.count(collection, unsent) == 0);
    }
}
