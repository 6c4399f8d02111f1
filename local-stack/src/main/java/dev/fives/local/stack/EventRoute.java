package dev.fives.local.stack;

import dev.fives.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a service sends or hears a topic, as the published AsyncAPI document says.
 *
 * @param service such as {@code loyalty-service}
 * @param sends false: it hears
 */
record EventRoute(String service, String topic, boolean sends) {

    private static final String RESOURCE = "/asyncapi.yaml";

    /** All of the document; there is no other list of who sends and hears what. */
    static List<EventRoute> published() {
        var document = document();
        return document.path("operations")
                .valueStream()
                .map(operation -> new EventRoute(
                        operation.at("/tags/0/name").stringValue(),
                        document.at(operation.at("/channel/$ref").stringValue().substring(1) + "/address")
                                .stringValue(),
                        operation.path("action").stringValue().equals("send")))
                .toList();
    }

    private static JsonNode document() {
        try (InputStream in = EventType.class.getResourceAsStream(RESOURCE)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Objects.requireNonNull(in, RESOURCE + ": missing (expected: in event-contracts)"));
            return JsonMapper.shared().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
