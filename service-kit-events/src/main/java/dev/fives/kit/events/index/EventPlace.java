package dev.fives.kit.events.index;

/** Where the first appearance of an event lies; the topic with the deployment's prefix. */
public record EventPlace(
        String aggregateType, String aggregateId, long sequence, String topic, int partition, long offset) {}
