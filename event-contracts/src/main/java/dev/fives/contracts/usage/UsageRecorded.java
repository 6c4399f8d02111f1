package dev.fives.contracts.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.usage.recorded.v1}: a customer did something in an application.
 *
 * @param usageId {@code use_…}
 * @param customerId {@code cus_…}
 * @param name what was done, such as {@code app.login}
 * @param system the system that saw it, {@code api} where it came through the API
 * @param props codes, numbers and booleans about it; none of them personal
 * @param at when it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageRecorded(
        String usageId,
        String customerId,
        String name,
        String system,
        @Nullable Map<String, Object> props,
        Instant at) {
    public UsageRecorded {
        props = props == null ? null : Map.copyOf(props);
    }
}
