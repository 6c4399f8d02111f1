package dev.fives.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code commerce.usage.recorded.v1}: a customer did something in another system.
 *
 * @param system the system that saw it
 * @param customerExternalId the customer's id there, also the record key
 * @param name what was done, such as {@code app.login}
 * @param props codes, numbers and booleans about it
 * @param at when it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageReported(
        String system,
        String customerExternalId,
        String name,
        @Nullable Map<String, Object> props,
        Instant at) {
    public UsageReported {
        props = props == null ? null : Map.copyOf(props);
    }
}
