package dev.fives.customer.usage.model;

import java.time.Instant;
import java.util.Map;

/**
 * A customer did something in an application.
 *
 * @param name what was done, such as {@code app.login}
 * @param system the system that saw it, {@code api} where a request told of it
 * @param props texts without blanks, whole numbers, decimals and booleans about it
 * @param at business time, in milliseconds
 */
public record Usage(String id, String customerId, String name, String system, Map<String, Object> props, Instant at) {
    public Usage {
        props = Map.copyOf(props);
    }
}
