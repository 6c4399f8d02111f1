package dev.fives.contracts.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two OpenAPI 3.1 documents: what a caller of the older one could do must still work and mean the same. */
final class OpenApiComparison {
    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String CALLER = "a caller of the older contract is refused";
    private static final String READER = "a caller of the older contract looks for it";
    private static final JsonNode ANYTHING = JsonMapper.shared().createObjectNode();

    private final JsonNode before;
    private final JsonNode after;
    private final FlatSchema older;
    private final FlatSchema newer;
    private final List<Break> breaks = new ArrayList<>();

    private OpenApiComparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
        this.older = new FlatSchema(before);
        this.newer = new FlatSchema(after);
    }

    static List<Break> compare(JsonNode before, JsonNode after) {
        OpenApiComparison comparison = new OpenApiComparison(before, after);
        comparison.documents();
        return List.copyOf(comparison.breaks);
    }

    private void documents() {
        Set<JsonNode> places = after.path("servers")
                .valueStream()
                .map(server -> server.path("url"))
                .collect(Collectors.toSet());
        before.path("servers").forEach(server -> check(places.contains(server.path("url")), "servers", server, CALLER));
        before.path("components")
                .path("securitySchemes")
                .forEachEntry((name, scheme) -> check(
                        same(
                                scheme,
                                after.path("components").path("securitySchemes").path(name)),
                        "components/securitySchemes/" + name,
                        "other or removed",
                        CALLER));
        before.path("paths").forEachEntry((path, item) -> {
            JsonNode newItem = newer.resolved(after.path("paths").path(path));
            if (check(newItem.isObject(), path, "path removed", CALLER)) {
                path(path, older.resolved(item), newItem);
            }
        });
    }

    private void path(String path, JsonNode item, JsonNode newItem) {
        item.forEachEntry((verb, operation) -> {
            String place = verb.toUpperCase(Locale.ROOT) + " " + path;
            if (VERBS.contains(verb) && check(newItem.has(verb), place, "operation removed", CALLER)) {
                operation(place, item, operation, newItem, newItem.get(verb));
            }
        });
    }

    private void operation(String place, JsonNode item, JsonNode old, JsonNode newItem, JsonNode now) {
        check(
                old.path("operationId").equals(now.path("operationId")),
                place,
                "operationId: " + old.path("operationId") + " → " + now.path("operationId"),
                "generated clients call it by that name");
        check(
                same(old.path("callbacks"), now.path("callbacks")),
                place + " callbacks",
                "other",
                "it is called otherwise");
        parameters(place, ApiParts.parameters(older, item, old), ApiParts.parameters(newer, newItem, now));
        body(place + " body", older.resolved(old.path("requestBody")), newer.resolved(now.path("requestBody")));
        responses(place, old.path("responses"), now.path("responses"));
        security(place, either(old, before), either(now, after));
    }

    private void parameters(String place, Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach((name, parameter) -> {
            String at = place + " " + name;
            if (check(now.containsKey(name), at, "parameter removed", CALLER)) {
                parameter(at, parameter, now.get(name));
            }
        });
        now.forEach((name, parameter) -> check(
                old.containsKey(name) || !ApiParts.isRequired(parameter),
                place + " " + name,
                "new and required",
                CALLER));
    }

    private void parameter(String at, JsonNode old, JsonNode now) {
        check(ApiParts.isRequired(old) || !ApiParts.isRequired(now), at, "newly required", CALLER);
        Stream.of("style", "explode", "allowReserved", "content")
                .filter(keyword -> !same(old.path(keyword), now.path(keyword)))
                .forEach(keyword -> breaks.add(new Break(at, keyword + ": other", CALLER)));
        schema(at, Direction.TAKEN, old, now);
    }

    private void body(String place, JsonNode old, JsonNode now) {
        check(ApiParts.isRequired(old) || !ApiParts.isRequired(now), place, "newly required", CALLER);
        content(place, Direction.TAKEN, old, now);
    }

    private void responses(String place, JsonNode old, JsonNode now) {
        old.forEachEntry((status, response) -> {
            String at = place + " " + status;
            if (check(now.has(status), at, "status removed", READER)) {
                response(at, older.resolved(response), newer.resolved(now.get(status)));
            }
        });
        now.forEachEntry((status, response) -> check(
                old.has(status) || ApiParts.isProblem(status, newer.resolved(response)),
                place + " " + status,
                "status added (expected: of the new ones problems only)",
                "no older caller knows it"));
    }

    private void response(String at, JsonNode old, JsonNode now) {
        content(at, Direction.SENT, old, now);
        old.path("headers").forEachEntry((name, header) -> {
            JsonNode olderHeader = older.resolved(header);
            JsonNode newerHeader = newer.resolved(now.path("headers").path(name));
            if (check(newerHeader.isObject(), at + " header " + name, "removed", READER)) {
                check(
                        !ApiParts.isRequired(olderHeader) || ApiParts.isRequired(newerHeader),
                        at + " header " + name,
                        "no longer always there",
                        READER);
                schema(at + " header " + name, Direction.SENT, olderHeader, newerHeader);
            }
        });
    }

    private void content(String place, Direction direction, JsonNode old, JsonNode now) {
        old.path("content").forEachEntry((type, media) -> {
            JsonNode newMedia = now.path("content").path(type);
            if (check(newMedia.isObject(), place + " " + type, "media type removed", direction.loss())) {
                schema(place + " " + type, direction, media, newMedia);
            }
        });
    }

    private void schema(String place, Direction direction, JsonNode old, JsonNode now) {
        JsonNode olderSchema = old.has("schema") ? old.get("schema") : ANYTHING;
        JsonNode newerSchema = now.has("schema") ? now.get("schema") : ANYTHING;
        breaks.addAll(new SchemaComparison(before, after, direction).compare(place + " ", olderSchema, newerSchema));
    }

    /** Each older way in must still do: some newer one asks for no more than it. */
    private void security(String place, JsonNode old, JsonNode now) {
        List<JsonNode> waysIn = now.valueStream().toList();
        Stream<JsonNode> waysBefore = old.isEmpty() ? Stream.of(ANYTHING) : old.valueStream();
        waysBefore.forEach(way -> check(
                waysIn.isEmpty() || waysIn.stream().anyMatch(wanted -> ApiParts.isEnough(way, wanted)),
                place + " security",
                "asks for more than " + way,
                CALLER));
    }

    private static JsonNode either(JsonNode operation, JsonNode document) {
        return operation.has("security") ? operation.get("security") : document.path("security");
    }

    private boolean same(JsonNode old, JsonNode now) {
        return older.expanded(old).equals(newer.expanded(now));
    }

    private boolean check(boolean holds, String place, Object change, String harm) {
        if (!holds) {
            breaks.add(new Break(place, String.valueOf(change), harm));
        }
        return holds;
    }
}
