package dev.fives.kit.events.listener;

/**
 * A subscription as operators meet it: what reads and handles the records of one group on one topic.
 *
 * @param topic with the deployment's prefix
 */
record Lane(String group, String topic, EventReader reader, boolean parking) {
    String deadLetterTopic() {
        return DeadLetters.topic(topic, group);
    }
}
