package dev.fives.kit.events.listener;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every subscription of this application, in an order that holds from one call to the next. */
record Lanes(List<Lane> all) {
    Lanes {
        all = all.stream().sorted(Comparator.comparing(Lane::deadLetterTopic)).toList();
    }

    Lane ofDeadLetters(String topic) {
        return all.stream()
                .filter(lane -> lane.deadLetterTopic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    Optional<Lane> of(String group, String topic) {
        return all.stream()
                .filter(lane -> lane.group().equals(group) && lane.topic().equals(topic))
                .findFirst();
    }
}
