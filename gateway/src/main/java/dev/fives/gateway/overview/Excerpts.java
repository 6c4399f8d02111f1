package dev.fives.gateway.overview;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an overview shows of a page of tickets or answers, both newest first. */
final class Excerpts {
    private static final Set<String> DONE = Set.of("RESOLVED", "CLOSED");
    private static final List<String> OF_TICKET = List.of(
            "id", "number", "kind", "status", "priority", "source", "channel", "subject", "assigneeId", "openedAt");
    private static final List<String> OF_SCORE = List.of("score", "sentiment", "at");

    private Excerpts() {}

    /** {@code {"open": 2, "items": […]}}; {@code more} where there are too many tickets to see them all. */
    static JsonNode openTickets(JsonNode page) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        var items = JsonNodeFactory.instance.arrayNode();
        page.path("items").forEach(ticket -> {
            if (!DONE.contains(ticket.path("status").asString(""))) {
                items.add(copy(ticket, OF_TICKET));
            }
        });
        data.put("open", items.size()).set("items", items);
        return page.has("next") ? data.put("more", true) : data;
    }

    /** {@code {"lastScores": {"csat": {"responseId": …, "score": 1, …}}}}; a metric that was never answered is absent. */
    static JsonNode lastScores(JsonNode page) {
        ObjectNode scores = JsonNodeFactory.instance.objectNode();
        page.path("items").forEach(answer -> {
            String metric = answer.path("metric").asString("").toLowerCase(Locale.ROOT);
            if (answer.hasNonNull("score") && !metric.isEmpty() && !scores.has(metric)) {
                scores.set(metric, copy(answer, OF_SCORE).set("responseId", answer.path("id")));
            }
        });
        return JsonNodeFactory.instance.objectNode().set("lastScores", scores);
    }

    private static ObjectNode copy(JsonNode from, List<String> fields) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(from::hasNonNull).forEach(field -> copy.set(field, from.get(field)));
        return copy;
    }
}
