package dev.fives.kit.events.listener;

import dev.fives.kit.request.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line an event, as the access log has one a request, for the traces that are sampled: where a trace went, and what
 * came of it. Ids only.
 */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fives.events");

    private EventLog() {}

    static void heard(String group, ReceivedEvent event, Outcome outcome) {
        String traceparent = event.traceparent();
        if (traceparent == null || !TraceParent.isSampled(traceparent)) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("group", group)
                .addKeyValue("topic", event.topic())
                .addKeyValue("eventType", event.type())
                .addKeyValue("eventId", event.id())
                .addKeyValue("outcome", outcome.tag())
                .addKeyValue("correlationId", event.correlationId())
                .addKeyValue("traceId", TraceParent.traceId(traceparent))
                .log("event");
    }
}
