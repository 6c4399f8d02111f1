package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that passed the checks of envelope and schema.
 *
 * @param key the record key: the customer's id, or the aggregate's where there is no customer; on an inbound topic the
 *     customer's id in the sending system
 * @param id {@code ce_id}, the same on every repeat; of an inbound event unique with its source alone
 * @param sequence counted per source from 1; 0 on an inbound topic, whose senders count nothing
 * @param time business time; of an inbound event the sender's
 * @param data the value; unknown fields are possible, as producers may be newer
 */
public record ReceivedEvent(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        String source,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant time,
        String correlationId,
        @Nullable String traceparent,
        JsonNode data) {
    private static final JsonMapper READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The data as a record of the contracts.
     *
     * @throws PermanentFault if it does not fit, which another try would not change
     */
    public <T> T dataAs(Class<T> type) {
        try {
            return READER.treeToValue(data, type);
        } catch (JacksonException e) {
            throw new PermanentFault("data: does not fit " + type.getSimpleName() + " (expected: as in "
                    + CloudEventHeaders.DATA_SCHEMA + ")");
        }
    }
}
