package dev.fives.kit.test.stack;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.listener.CaughtUps;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** What an application's counter of duplicates shows. */
public final class DroppedRepeats {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private DroppedRepeats() {}

    /**
     * Events of a topic that a handler knew and dropped, since the start. Everything that is on the topics by now is
     * counted: what another test has sent must not be counted as this one's.
     */
    public static long of(ApplicationContext application, Topic topic) {
        List<Counter> counters =
                application.getBean(MeterRegistry.class).get("fives.listener.duplicates").counters().stream()
                        .filter(counter -> tag(counter, "topic").endsWith(topic.topicName()))
                        .toList();
        CaughtUps caughtUps = application.getBean(CaughtUps.class);
        counters.forEach(
                counter -> caughtUps.of(tag(counter, "group")).withAll().block(DEADLINE));
        return counters.stream().mapToLong(counter -> (long) counter.count()).sum();
    }

    private static String tag(Counter counter, String name) {
        return String.valueOf(counter.getId().getTag(name));
    }
}
