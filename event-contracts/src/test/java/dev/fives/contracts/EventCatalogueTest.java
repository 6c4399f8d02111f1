package dev.fives.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The documents name exactly what the code sends. */
class EventCatalogueTest {
    private static final Path DOCS = Path.of("..", "docs", "events");
    private static final Map<String, Object> ASYNC_API = asyncApi();

    @Test
    void asyncApi_namesEveryTopicWithItsTypes() {
        Map<String, List<String>> documented = new TreeMap<>();
        part("channels").values().stream()
                .filter(channel ->
                        StateTopic.named((String) map(channel).get("address")).isEmpty())
                .forEach(channel -> documented.put(
                        (String) map(channel).get("address"),
                        List.copyOf(
                                new TreeSet<>(map(map(channel).get("messages")).keySet()))));

        assertThat(documented)
                .isEqualTo(EventTypes.all().stream()
                        .collect(Collectors.groupingBy(
                                type -> type.topic().topicName(),
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(EventType::name, Collectors.toCollection(TreeSet::new)),
                                        List::copyOf))));
    }

    @Test
    void asyncApi_namesEveryStateTopicAsCompactedAndItsOneSender() {
        for (StateTopic topic : StateTopic.values()) {
            Map<String, Object> channel = part("channels").values().stream()
                    .map(EventCatalogueTest::map)
                    .filter(each -> topic.topicName().equals(each.get("address")))
                    .findFirst()
                    .orElseThrow();

            assertThat(map(channel.get("messages"))).containsOnlyKeys(topic.topicName());
            assertThat(map(map(map(channel.get("bindings")).get("kafka")).get("topicConfiguration")))
                    .containsEntry("cleanup.policy", List.of("compact"));
            assertThat(operations("send", topic.topicName())
                            .map(EventCatalogueTest::service)
                            .toList())
                    .isEqualTo(services("send", topic.events()));
        }
    }

    @Test
    void asyncApi_pointsEachMessageToItsSchema() {
        Map<String, Object> messages = map(part("components").get("messages"));

        assertThat(messages.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                EventTypes.all().stream().map(EventType::name),
                                Arrays.stream(StateTopic.values()).map(StateTopic::topicName))
                        .toList());
        messages.forEach((name, message) -> {
            Map<String, Object> payload = map(map(message).get("payload"));
            Path schema = DOCS.resolve((String) map(payload.get("schema")).get("$ref"));
            assertThat(schema).exists().hasFileName(name + ".json");
        });
    }

    @Test
    void asyncApi_refersOnlyToWhatItHolds() {
        List<String> broken = new ArrayList<>();
        eachRef(ASYNC_API, ref -> {
            if (ref.startsWith("#/") && resolve(ref) == null) {
                broken.add(ref);
            }
        });

        assertThat(broken).isEmpty();
    }

    /** Of messages to customers each sender has its own aggregates, so that order holds (ADR 21). */
    @Test
    void asyncApi_hasOneSenderATopic_andNoneOfOursWhereOthersSend() {
        for (Topic topic : Topic.values()) {
            if (topic != Topic.MESSAGE) {
                assertThat(services("send", topic)).as(topic.topicName()).hasSize(topic.isInbound() ? 0 : 1);
            }
        }
        assertThat(services("send", Topic.MESSAGE))
                .containsExactlyInAnyOrder("feedback-service", "loyalty-service", "ticket-service");
    }

    @Test
    void asyncApi_sendsEveryType() {
        assertThat(EventTypes.all())
                .allSatisfy(type -> assertThat(operations("send", type.topic()))
                        .allSatisfy(operation -> assertThat(messages(operation)).contains(type.name())));
    }

    @Test
    void readme_holdsTheTableOfToday() throws IOException {
        assertThat(Files.readString(DOCS.resolve("README.md")))
                .as("docs/events/README.md (expected: the table below, which this test made)")
                .contains(catalogue());
    }

    private static String catalogue() {
        StringBuilder table = new StringBuilder(
                "| Topic | Type | Sent by | Heard by | Data (? = optional) |\n|---|---|---|---|---|\n");
        for (EventType type : EventTypes.all()) {
            table.append("| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(
                            type.topic(),
                            type,
                            type.topic().isInbound()
                                    ? "other systems"
                                    : String.join(", ", services("send", type.topic())),
                            orDash(String.join(", ", hearers(type))),
                            fields(type)));
        }
        return table.toString();
    }

    private static String fields(EventType type) {
        JsonNode schema = Samples.schemaText(type);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        return schema.path("properties").propertyNames().stream()
                .map(name -> required.contains(name) ? name : name + "?")
                .collect(Collectors.joining(", "));
    }

    private static List<String> services(String action, Topic topic) {
        return operations(action, topic).map(EventCatalogueTest::service).toList();
    }

    private static List<String> hearers(EventType type) {
        return operations("receive", type.topic())
                .filter(operation -> messages(operation).contains(type.name()))
                .map(EventCatalogueTest::service)
                .toList();
    }

    private static Stream<Map<String, Object>> operations(String action, Topic topic) {
        return operations(action, topic.topicName());
    }

    private static Stream<Map<String, Object>> operations(String action, String topic) {
        return part("operations").values().stream()
                .map(EventCatalogueTest::map)
                .filter(operation -> action.equals(operation.get("action")))
                .filter(operation -> topic.equals(
                        map(resolve((String) map(operation.get("channel")).get("$ref")))
                                .get("address")));
    }

    private static String service(Map<String, Object> operation) {
        return (String) map(((List<?>) operation.get("tags")).getFirst()).get("name");
    }

    private static List<String> messages(Map<String, Object> operation) {
        return ((List<?>) operation.get("messages"))
                .stream()
                        .map(message -> (String) map(message).get("$ref"))
                        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                        .toList();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static Object resolve(String ref) {
        Object at = ASYNC_API;
        for (String step : ref.substring(2).split("/", -1)) {
            at = at == null ? null : map(at).get(step);
        }
        return at;
    }

    private static void eachRef(Object node, java.util.function.Consumer<String> visit) {
        if (node instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if ("$ref".equals(name)) {
                    visit.accept((String) value);
                }
                eachRef(value, visit);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> eachRef(item, visit));
        }
    }

    private static Map<String, Object> part(String name) {
        return map(ASYNC_API.get(name));
    }

    @SuppressWarnings("unchecked") // YAML objects have text keys here
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> asyncApi() {
        try {
            return map(new Yaml().load(Files.readString(DOCS.resolve("asyncapi.yaml"))));
        } catch (IOException e) {
            throw new IllegalStateException("docs/events/asyncapi.yaml", e);
        }
    }
}
