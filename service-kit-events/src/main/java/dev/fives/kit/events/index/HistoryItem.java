package dev.fives.kit.events.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sequence of an answer: the event, or the statement that nobody has it any more. Never left out.
 *
 * @param from {@code TOPIC}, or {@code FACTS} where the owner made it anew from what it still has
 * @param expired true where the topic no longer holds the event and the owner cannot make it anew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryItem(
        String id,
        @Nullable String type,
        String source,
        long sequence,
        @Nullable Instant time,
        @Nullable String key,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        @Nullable Origin from,
        @Nullable Boolean expired,
        @Nullable JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.shared();

    enum Origin {
        TOPIC,
        FACTS
    }

    static HistoryItem of(ReceivedEvent event, @Nullable String causationId) {
        return new HistoryItem(
                event.id(),
                event.type(),
                event.source(),
                event.sequence(),
                event.time(),
                event.key(),
                event.correlationId(),
                causationId,
                event.traceparent(),
                Origin.TOPIC,
                null,
                event.data());
    }

    static HistoryItem of(PendingEvent event, String key) {
        return new HistoryItem(
                event.id(),
                event.type(),
                event.source(),
                event.sequence(),
                event.time(),
                key,
                event.correlationId(),
                event.causationId(),
                event.traceparent(),
                Origin.FACTS,
                null,
                JSON.readTree(event.data()));
    }

    /** Events hold no identifiers; the one thing that a masked caller may not know is a birthday. */
    HistoryItem shown(Masking masking) {
        return new HistoryItem(
                id,
                type,
                source,
                sequence,
                time,
                key,
                correlationId,
                causationId,
                traceparent,
                from,
                expired,
                data == null ? null : shown(data, masking));
    }

    private static JsonNode shown(JsonNode data, Masking masking) {
        JsonNode copy = data.deepCopy();
        for (JsonNode birthDate : copy.findValues("birthDate")) {
            if (birthDate instanceof ObjectNode parts && parts.path("date").isString()) {
                parts.put("date", masking.date(parts.path("date").asString()));
            }
        }
        return copy;
    }

    static HistoryItem expired(String aggregateType, String aggregateId, long sequence) {
        return new HistoryItem(
                CloudEventHeaders.id(aggregateType, aggregateId, sequence),
                null,
                CloudEventHeaders.source(aggregateType, aggregateId),
                sequence,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null);
    }
}
