package dev.fives.contracts.gate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** How to read single parts of an OpenAPI document. */
final class ApiParts {
    private ApiParts() {}

    /** Whether who has all of the one may enter by the other. */
    static boolean isEnough(JsonNode given, JsonNode wanted) {
        return wanted.propertyStream()
                .allMatch(scheme -> given.has(scheme.getKey())
                        && given.get(scheme.getKey())
                                .valueStream()
                                .toList()
                                .containsAll(scheme.getValue().valueStream().toList()));
    }

    /** By place and name; those of an operation go before those of its path. */
    static Map<String, JsonNode> parameters(FlatSchema document, JsonNode item, JsonNode operation) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        BiConsumer<JsonNode, Map<String, JsonNode>> add =
                (owner, into) -> owner.path("parameters").forEach(each -> {
                    JsonNode parameter = document.resolved(each);
                    into.put(parameter.path("in").asString() + " " + name(parameter), parameter);
                });
        add.accept(item, all);
        add.accept(operation, all);
        return all;
    }

    private static String name(JsonNode parameter) {
        String name = parameter.path("name").asString();
        return parameter.path("in").asString().equals("header") ? name.toLowerCase(Locale.ROOT) : name;
    }

    static boolean isRequired(JsonNode part) {
        return part.path("required").asBoolean(false);
    }

    /** Callers judge errors by their class, and all look alike. */
    static boolean isProblem(String status, JsonNode response) {
        return status.matches("[45]..") && response.path("content").has("application/problem+json");
    }
}
