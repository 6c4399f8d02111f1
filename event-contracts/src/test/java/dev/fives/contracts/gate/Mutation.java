package dev.fives.contracts.gate;

import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a contract.
 *
 * @param name what somebody did
 * @param contract the event type or document that it is done to
 * @param change the same, done
 * @param refusal a part of the refusal that it must meet; empty for a harmless one
 */
record Mutation(String name, String contract, Consumer<JsonNode> change, String refusal) {
    private static final JsonMapper JSON = JsonMapper.shared();

    JsonNode of(JsonNode contract) {
        JsonNode changed = contract.deepCopy();
        change.accept(changed);
        if (changed.equals(contract)) {
            throw new IllegalStateException(name + ": changed nothing (expected: a place that is there)");
        }
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Single quotes for double ones. */
    static Consumer<JsonNode> set(String pointer, String json) {
        JsonNode value = JSON.readTree(json.replace('\'', '"'));
        return root -> {
            JsonNode parent = parent(root, pointer);
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last(pointer)), value);
            } else {
                ((ObjectNode) parent).set(last(pointer), value);
            }
        };
    }

    static Consumer<JsonNode> remove(String pointer) {
        return root -> {
            JsonNode parent = parent(root, pointer);
            if (parent instanceof ArrayNode array) {
                array.remove(Integer.parseInt(last(pointer)));
            } else {
                ((ObjectNode) parent).remove(last(pointer));
            }
        };
    }

    static Consumer<JsonNode> rename(String pointer, String name) {
        return root -> {
            ObjectNode parent = (ObjectNode) parent(root, pointer);
            parent.set(name, parent.remove(last(pointer)));
        };
    }

    static Consumer<JsonNode> append(String pointer, String json) {
        JsonNode value = JSON.readTree(json.replace('\'', '"'));
        return root -> ((ArrayNode) root.at(pointer)).add(value);
    }

    /** Takes a name out of a list of names. */
    static Consumer<JsonNode> drop(String pointer, String name) {
        return root -> {
            ArrayNode array = (ArrayNode) root.at(pointer);
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).asString().equals(name)) {
                    array.remove(i);
                }
            }
        };
    }

    private static JsonNode parent(JsonNode root, String pointer) {
        return root.at(JsonPointer.compile(pointer).head());
    }

    private static String last(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }
}
