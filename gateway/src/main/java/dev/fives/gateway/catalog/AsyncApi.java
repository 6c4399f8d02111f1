package dev.fives.gateway.catalog;

import dev.fives.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sends and who hears what: the published AsyncAPI document, as far as the catalogue needs it. */
final class AsyncApi {
    private static final String RESOURCE = "/asyncapi.yaml";
    /** Of a message that says nothing of its release. */
    private static final String NOT_RELEASED = "unreleased";

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi read() {
        try (InputStream in = EventType.class.getResourceAsStream(RESOURCE)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Objects.requireNonNull(in, RESOURCE + ": missing (expected: in event-contracts)"));
            return new AsyncApi(JsonMapper.shared().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** Nobody of Fives where it comes from outside. */
    @Nullable
    String owner(EventType type) {
        Iterator<String> senders = services("send", type).iterator();
        return senders.hasNext() ? senders.next() : null;
    }

    List<String> consumers(EventType type) {
        return services("receive", type).toList();
    }

    String since(EventType type) {
        return document.path("components")
                .path("messages")
                .path(type.name())
                .path("x-since")
                .asString(NOT_RELEASED);
    }

    private Stream<String> services(String action, EventType type) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> action.equals(operation.path("action").asString("")))
                .filter(operation -> operation
                        .path("messages")
                        .valueStream()
                        .anyMatch(message -> message.path("$ref").asString("").endsWith("/" + type.name())))
                .map(operation -> operation.path("tags").path(0).path("name").asString(""))
                .distinct()
                .sorted();
    }
}
