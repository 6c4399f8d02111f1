package dev.fives.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts documents together, one after the other, and refuses two that say different things of the same. */
final class DocumentMerge {
    private static final String TITLE = "Fives";
    private static final String INFO = "info";
    private static final List<String> OF_THE_FIRST = List.of("openapi", "jsonSchemaDialect", "servers", "security");

    private final Map<String, Object> head = new LinkedHashMap<>();
    private final Map<String, Object> tags = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();
    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, String> operationIds = new HashMap<>();

    void add(ApiDocument document) {
        OF_THE_FIRST.forEach(key -> head(document, key));
        info(document);
        Tree.list(document.tree().get("tags"), document.name()).forEach(tag -> {
            Map<String, Object> node = Tree.object(tag, document.name());
            tags.putIfAbsent(String.valueOf(node.get("name")), node);
        });
        document.operations().forEach(operation -> operationId(document, operation));
        Tree.object(document.tree().get("paths"), document.name())
                .forEach((template, item) -> path(document, template, item));
        Tree.object(document.tree().get("components"), document.name())
                .forEach((section, parts) -> section(document, section, parts));
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>(head);
        result.put("tags", List.copyOf(tags.values()));
        result.put("paths", unmodifiable(paths));
        result.put("components", unmodifiable(components));
        return Collections.unmodifiableMap(result);
    }

    private void head(ApiDocument document, String key) {
        Object value = document.tree().get(key);
        if (value != null) {
            head.putIfAbsent(key, value);
        }
    }

    private void info(ApiDocument document) {
        if (!head.containsKey(INFO)) {
            Object version =
                    Tree.object(document.tree().get(INFO), document.name()).get("version");
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("title", TITLE);
            info.put("version", String.valueOf(version));
            head.put(INFO, Collections.unmodifiableMap(info));
        }
    }

    private void operationId(ApiDocument document, Operation operation) {
        String other = operationIds.putIfAbsent(operation.operationId(), operation.toString());
        require(other == null, document, "operationId " + operation.operationId(), "also of " + other);
    }

    private void path(ApiDocument document, String template, Object item) {
        String other = templates.putIfAbsent(template.replaceAll("\\{[^}]*}", "{}"), template);
        require(other == null || other.equals(template), document, template, "the same path as " + other);
        add(document, template, paths.computeIfAbsent(template, _ -> new LinkedHashMap<>()), item, false);
    }

    private void section(ApiDocument document, String section, Object parts) {
        add(document, section, components.computeIfAbsent(section, _ -> new LinkedHashMap<>()), parts, true);
    }

    /** @param shared whether both may hold the same part */
    private static void add(
            ApiDocument document, String where, Map<String, Object> into, Object parts, boolean shared) {
        Tree.object(parts, where).forEach((key, part) -> {
            Object other = into.putIfAbsent(key, part);
            boolean same = other != null && other.equals(part);
            require(
                    other == null || (same && (shared || key.equals("parameters"))),
                    document,
                    where + " " + key,
                    "not as in another document");
        });
    }

    private static void require(boolean holds, ApiDocument document, String what, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(
                    document.name() + ": " + what + ": " + fault + " (expected: documents that go together)");
        }
    }

    private static Map<String, Object> unmodifiable(Map<String, Map<String, Object>> maps) {
        Map<String, Object> all = new LinkedHashMap<>();
        maps.forEach((key, map) -> all.put(key, Collections.unmodifiableMap(map)));
        return Collections.unmodifiableMap(all);
    }
}
