package dev.fives.gateway.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that a consumer needs to know of a type before it reads the first event.
 *
 * @param title what happened
 * @param topic without the prefix of the deployment
 * @param owner the application that sends it; absent where it comes from outside
 * @param since version of Fives
 * @param schema path of the closed writer schema
 * @param readerSchema path of the open reader schema
 * @param example data that fits both
 */
record CatalogEntry(
        String type,
        String title,
        String topic,
        String aggregateType,
        @Nullable String owner,
        List<String> consumers,
        String since,
        String schema,
        String readerSchema,
        JsonNode example) {}
