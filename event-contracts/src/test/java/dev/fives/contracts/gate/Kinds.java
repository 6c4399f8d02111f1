package dev.fives.contracts.gate;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The keyword {@code type}: the kinds of values that a place may have. */
final class Kinds {
    private static final Set<String> ALL = Set.of("string", "number", "boolean", "object", "array", "null");

    private Kinds() {}

    /** One name, several, or all where nothing is said. */
    static Set<String> of(JsonNode type) {
        if (type.isMissingNode()) {
            return ALL;
        }
        Set<String> names = new TreeSet<>();
        if (type.isArray()) {
            type.forEach(name -> names.add(name.asString()));
        } else {
            names.add(type.asString());
        }
        return names;
    }

    static boolean within(JsonNode kind, Set<String> kinds) {
        return within(kind.asString(), kinds);
    }

    /** Each integer is a number. */
    static boolean within(String kind, Set<String> kinds) {
        return kinds.contains(kind) || (kind.equals("integer") && kinds.contains("number"));
    }

    static boolean within(Set<String> some, Set<String> kinds) {
        return some.stream().allMatch(kind -> within(kind, kinds));
    }

    static String ofValue(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
