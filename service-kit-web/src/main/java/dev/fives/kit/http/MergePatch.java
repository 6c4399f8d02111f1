package dev.fives.kit.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): a member replaces, {@code null} removes, objects merge, arrays are replaced whole. */
public final class MergePatch {
    private MergePatch() {}

    /** The patched document; neither argument changes. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            merge(result, change.getKey(), change.getValue());
        }
        return result;
    }

    private static void merge(ObjectNode result, String name, JsonNode value) {
        if (value.isNull()) {
            result.remove(name);
        } else {
            JsonNode present = result.get(name);
            result.set(name, apply(present == null ? JsonNodeFactory.instance.objectNode() : present, value));
        }
    }
}
