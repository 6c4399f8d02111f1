package dev.fives.gateway.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one service says.
 *
 * @param asOf business time of its answer, or of giving up
 * @param data present for {@code OK} only
 */
record Part(Status status, Instant asOf, @Nullable JsonNode data) {
    enum Status {
        OK,
        /** The service answered that it has nothing of this customer, or not yet. */
        ABSENT,
        /** Not for the caller's role; the service was not asked. */
        FORBIDDEN,
        /** The service did not answer, not in time, or not what can be shown. */
        UNAVAILABLE
    }
}
