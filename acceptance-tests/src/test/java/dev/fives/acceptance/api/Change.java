package dev.fives.acceptance.api;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A value at the edge of one rule of its schema.
 *
 * @param keyword of the rule
 * @param pointer where in the value
 * @param breaks whether it is past the edge
 * @param whole the whole value with that change
 */
record Change(String keyword, String pointer, boolean breaks, Supplier<JsonNode> whole) {
    @Override
    public String toString() {
        return (breaks ? "broken " : "edge ") + keyword + " at '" + pointer + "'";
    }
}
