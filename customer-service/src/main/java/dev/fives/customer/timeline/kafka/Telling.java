package dev.fives.customer.timeline.kafka;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says of whom; what the event does not know is left out. */
final class Telling {
    /** So that an entry stays small: of a list only so many elements are told. */
    private static final int LIST_LENGTH_MAX = 10;

    private final @Nullable String customerId;
    private final Map<String, String> about = new LinkedHashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private Telling(@Nullable String customerId) {
        this.customerId = customerId;
    }

    static Telling of(@Nullable String customerId) {
        return new Telling(customerId);
    }

    Telling about(String what, @Nullable String id) {
        if (id != null) {
            about.put(what, id);
        }
        return this;
    }

    Telling fact(String what, @Nullable Object value) {
        if (value != null) {
            facts.put(what, value);
        }
        return this;
    }

    /** An instant or a day, as ISO 8601 writes it. */
    Telling at(String what, @Nullable Object instant) {
        return fact(what, instant == null ? null : instant.toString());
    }

    Telling facts(String what, List<String> values) {
        return values.isEmpty()
                ? this
                : fact(what, List.copyOf(values.subList(0, Math.min(values.size(), LIST_LENGTH_MAX))));
    }

    @Nullable
    String customerId() {
        return customerId;
    }

    Map<String, String> about() {
        return Collections.unmodifiableMap(about);
    }

    Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }
}
