package dev.fives.kit.test.stack;

import dev.fives.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationContext;

/** What an application's counter of duplicates shows. */
public final class DroppedRepeats {
    private DroppedRepeats() {}

    /** Events of a topic that a handler knew and dropped, since the start. */
    public static long of(ApplicationContext application, Topic topic) {
        return application.getBean(MeterRegistry.class).get("fives.listener.duplicates").counters().stream()
                .filter(counter ->
                        String.valueOf(counter.getId().getTag("topic")).endsWith(topic.topicName()))
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }
}
