package dev.fives.kit.test.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.api.ApiDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges every answer by the OpenAPI document in {@code docs/api/openapi}: status, media type and body; of what was taken
 * also the request, but where it is taken in parts ({@code x-each-for-itself}). Of a body that is not JSON, a page or a
 * stream, the media type is all that is judged. A path that the document does not name is not judged.
 */
public final class ApiContract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DOCUMENTS = "docs/api/openapi";
    private static final int FIRST_REFUSAL = 400;

    private final JsonNode document;
    private final List<Template> templates;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private record Template(String path, Pattern pattern) {}

    private ApiContract(JsonNode document) {
        this.document = document;
        this.templates = document.path("paths").propertyNames().stream()
                .sorted(Comparator.comparing((String path) -> path.contains("{"))) // a plain path wins
                .map(path -> new Template(path, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+"))))
                .toList();
        document.path("paths").forEach(path -> path.forEach(ApiContract::forgetParts));
    }

    /** What is taken in parts may be refused in parts: it is not judged as a whole. */
    private static void forgetParts(JsonNode operation) {
        if (operation instanceof ObjectNode taken && taken.has("x-each-for-itself")) {
            taken.remove("requestBody");
        }
    }

    public static ApiContract of(String name) {
        return of(JSON.valueToTree(ApiDocument.of(name).tree()));
    }

    static ApiContract of(JsonNode document) {
        return new ApiContract(document);
    }

    /** Throws what is wrong. */
    public void check(Exchanged exchange) {
        List<String> problems = problems(exchange);
        if (!problems.isEmpty()) {
            throw new AssertionError(exchange + ": not as in " + DOCUMENTS + "\n" + String.join("\n", problems));
        }
    }

    /** Operations of the document that no exchange has gone through so far. */
    public Set<String> unseen() {
        Set<String> all = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(verb -> !verb.equals("parameters"))
                        .forEach(verb -> all.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        all.removeAll(seen);
        return all;
    }

    List<String> problems(Exchanged exchange) {
        Optional<Template> template = templates.stream()
                .filter(each -> each.pattern().matcher(exchange.path()).matches())
                .findFirst();
        JsonNode operation = template.map(found -> document.path("paths")
                        .path(found.path())
                        .path(exchange.method().toLowerCase(Locale.ROOT)))
                .orElse(JSON.createObjectNode().path("none"));
        if (operation.isMissingNode()) {
            return List.of();
        }
        seen.add(exchange.method() + " " + template.orElseThrow().path());
        return problems(exchange, operation);
    }

    private List<String> problems(Exchanged exchange, JsonNode operation) {
        JsonNode response = resolved(operation.path("responses").path(String.valueOf(exchange.status())));
        if (response.isMissingNode()) {
            return List.of("status: " + exchange.status() + " (expected: one of "
                    + operation.path("responses").propertyNames() + ")");
        }
        List<String> problems = new ArrayList<>();
        if (response.has("content") && !exchange.method().equals("HEAD")) {
            problems.addAll(body(exchange, response.get("content")));
        }
        if (exchange.status() < FIRST_REFUSAL) {
            taken(operation).ifPresent(schema -> faults("request", schema, exchange.request(), problems));
        }
        return problems;
    }

    private static Optional<JsonNode> taken(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .propertyStream()
                .filter(media -> isJson(media.getKey()))
                .map(media -> media.getValue().path("schema"))
                .findFirst();
    }

    private List<String> body(Exchanged exchange, JsonNode content) {
        List<String> problems = new ArrayList<>();
        String type = exchange.contentType().replaceAll(";.*", "").strip();
        if (!content.has(type)) {
            problems.add("content type: '" + type + "' (expected: one of " + content.propertyNames() + ")");
        } else if (isJson(type)) {
            faults("answer", content.path(type).path("schema"), exchange.answer(), problems);
        }
        return problems;
    }

    private static boolean isJson(String type) {
        return type.endsWith("json");
    }

    private void faults(String what, JsonNode schema, String body, List<String> problems) {
        schemas.computeIfAbsent(schema, this::whole)
                .validate(JSON.readTree(body))
                .forEach(fault -> problems.add(what + " " + fault.getInstanceLocation() + ": " + fault.getMessage()));
    }

    private Schema whole(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}
