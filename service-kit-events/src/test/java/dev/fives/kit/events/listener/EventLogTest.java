package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.JsonNodeFactory;

class EventLogTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.fives.events");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    @Test
    void GW_13_eventOfASampledTrace_isALineWithIdsAlone() {
        EventLog.heard("loyalty", event("00-" + TRACE + "-b7ad6b7169203331-01"), Outcome.REPEATED);

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .contains(
                                new KeyValuePair("traceId", TRACE),
                                new KeyValuePair("group", "loyalty"),
                                new KeyValuePair("eventId", "customer:cus_1-1"),
                                new KeyValuePair("outcome", "repeated"))
                        .extracting(pair -> pair.key)
                        .doesNotContain("data"));
    }

    @Test
    void eventOfAnotherSystem_isKnownByItsPlaceOnTheTopic() {
        EventLog.heard("customer", foreign("lin.mei@example.com"), Outcome.HANDLED);

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .contains(new KeyValuePair("partition", 0), new KeyValuePair("offset", 7L))
                        .noneMatch(pair -> String.valueOf(pair.value).contains("lin.mei")));
    }

    @Test
    void otherEvents_areNoLine() {
        EventLog.heard("loyalty", event("00-" + TRACE + "-b7ad6b7169203331-00"), Outcome.HANDLED);
        EventLog.heard("loyalty", event(null), Outcome.HANDLED);

        assertThat(lines.list).isEmpty();
    }

    private static ReceivedEvent event(String traceparent) {
        return received("customer:cus_1-1", 1, traceparent);
    }

    private static ReceivedEvent foreign(String id) {
        return received(id, 0, "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    private static ReceivedEvent received(String id, long sequence, String traceparent) {
        return new ReceivedEvent(
                "crm.customer.v1",
                0,
                7,
                "cus_1",
                id,
                "crm.customer.created.v1",
                "/fives/customer/cus_1",
                "customer",
                "cus_1",
                sequence,
                Instant.EPOCH,
                "c-1",
                traceparent,
                JsonNodeFactory.instance.objectNode());
    }
}
