package dev.fives.kit.events.listener;

import dev.fives.kit.request.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line an event, as the access log has one a request, for the traces that are sampled: where a trace went, and what
 * came of it. Ids of ours only: what another system takes for an id may be a name or an address.
 */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fives.events");

    private EventLog() {}

    static void heard(String group, ReceivedEvent event, Outcome outcome) {
        String traceparent = event.traceparent();
        if (traceparent == null || !TraceParent.isSampled(traceparent)) {
            return;
        }
        var line = isOurs(event) ? LOG.atInfo().addKeyValue("eventId", event.id()) : LOG.atInfo();
        line.addKeyValue("group", group)
                .addKeyValue("topic", event.topic())
                .addKeyValue("partition", event.partition())
                .addKeyValue("offset", event.offset())
                .addKeyValue("eventType", event.type())
                .addKeyValue("outcome", outcome.tag())
                .addKeyValue("correlationId", event.correlationId())
                .addKeyValue("traceId", TraceParent.traceId(traceparent))
                .log("event");
    }

    private static boolean isOurs(ReceivedEvent event) {
        return event.sequence() > 0;
    }
}
