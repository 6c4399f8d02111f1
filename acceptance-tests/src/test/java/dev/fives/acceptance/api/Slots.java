package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import dev.fives.acceptance.api.Documents.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Every place of an operation where a text goes: parameters, texts in the body, and names of members. */
final class Slots {
    /** Optional members and alternatives come by chance. */
    private static final int BODIES = 30;

    private final Map<String, Slot> found = new LinkedHashMap<>();
    private final Described described;
    private final Drafts drafts;

    /**
     * One place.
     *
     * @param in path, query, header or body
     */
    record Slot(Described described, String in, String name, Function<String, Sent> filled) {
        @Override
        public String toString() {
            return described + " " + in + " " + name;
        }
    }

    private Slots(Described described, Drafts drafts) {
        this.described = described;
        this.drafts = drafts;
    }

    static List<Slot> of(Described described, Drafts drafts) {
        Slots slots = new Slots(described, drafts);
        slots.parameters();
        for (int i = 0; i < BODIES && described.body().isPresent(); i++) {
            Draft draft = drafts.valid(described);
            slots.texts(draft, draft.body().orElseThrow(), "", UnaryOperator.identity());
        }
        return List.copyOf(slots.found.values());
    }

    private void parameters() {
        for (Parameter parameter : described.parameters()) {
            if (parameter.schema().path("type").asString("string").equals("string")) {
                add(
                        parameter.in(),
                        parameter.name(),
                        text -> drafts.valid(described)
                                .with(parameter, text)
                                .sent(parameter.in() + " " + parameter.name(), false));
            }
        }
    }

    private void texts(Draft draft, JsonNode value, String pointer, UnaryOperator<JsonNode> whole) {
        switch (value) {
            case ObjectNode object -> {
                object.forEachEntry((name, member) ->
                        texts(draft, member, pointer + "/" + name, text -> whole.apply(with(object, name, text))));
                body(draft, pointer + "/*", text -> whole.apply(with(object, text, new StringNode("x"))));
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    texts(draft, array.get(i), pointer + "/0", text -> whole.apply(with(array, index, text)));
                }
            }
            default -> {
                if (value.isString()) {
                    body(draft, pointer, text -> whole.apply(new StringNode(text)));
                }
            }
        }
    }

    private void body(Draft draft, String pointer, Function<String, JsonNode> body) {
        add(
                "body",
                pointer,
                text -> drafts.fresh(draft.withBody(body.apply(text))).sent("body " + pointer, false));
    }

    private void add(String in, String name, Function<String, Sent> filled) {
        Slot slot = new Slot(described, in, name, filled);
        found.putIfAbsent(slot.toString(), slot);
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        ObjectNode copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }

    private static ArrayNode with(ArrayNode array, int index, JsonNode value) {
        ArrayNode copy = array.deepCopy();
        copy.set(index, value);
        return copy;
    }
}
