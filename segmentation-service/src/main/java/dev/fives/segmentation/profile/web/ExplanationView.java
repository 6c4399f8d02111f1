package dev.fives.segmentation.profile.web;

import dev.fives.segmentation.profile.app.ExplainMembership;
import dev.fives.segmentation.profile.model.Evidence;
import dev.fives.segmentation.profile.model.Explained;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a customer is in a segment or not.
 *
 * @param reason {@code rule}, {@code manual}, {@code deleted} or {@code not-published}
 * @param tree the rule in force with {@code result} on each of its parts; absent where there is none
 */
record ExplanationView(
        String segmentId,
        String customerId,
        long segmentVersion,
        boolean member,
        String reason,
        OverrideController.@Nullable OverrideView override,
        @Nullable JsonNode tree,
        Instant at) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static ExplanationView of(ExplainMembership.Explanation explanation) {
        return new ExplanationView(
                explanation.segmentId(),
                explanation.customerId(),
                explanation.segmentVersion(),
                explanation.member(),
                explanation.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                explanation.override().map(OverrideController.OverrideView::of).orElse(null),
                explanation.tree().map(ExplanationView::tree).orElse(null),
                explanation.at());
    }

    private static ObjectNode tree(Explained explained) {
        return switch (explained) {
            case Explained.Group group -> {
                var parts = NODES.arrayNode();
                group.parts().forEach(part -> parts.add(tree(part)));
                var json = NODES.objectNode();
                json.set(group.all() ? "and" : "or", parts);
                yield json.put("result", group.result());
            }
            case Explained.Inverse inverse -> {
                var json = NODES.objectNode();
                json.set("not", tree(inverse.part()));
                yield json.put("result", inverse.result());
            }
            case Explained.Condition condition -> condition(condition);
        };
    }

    /** As the condition stands in the rule, but for its value, which is what was expected. */
    private static ObjectNode condition(Explained.Condition condition) {
        var json = (ObjectNode) RuleJson.write(condition.leaf());
        var expected = json.remove("value");
        if (expected != null) {
            json.set("expected", expected);
        }
        if (condition.actual() != null) {
            json.set("actual", actual(condition.actual()));
        }
        json.put("result", condition.result());
        json.set("evidence", evidence(condition.evidence()));
        return json;
    }

    private static JsonNode actual(Value value) {
        return switch (value) {
            case Value.Numeric(var number) -> NODES.numberNode(number);
            case Value.Text(var text) -> NODES.stringNode(text);
            case Value.Flag(var flag) -> NODES.booleanNode(flag);
            case Value.Texts(var texts) -> {
                var list = NODES.arrayNode();
                texts.stream().sorted().forEach(list::add);
                yield list;
            }
        };
    }

    private static JsonNode evidence(List<Evidence> all) {
        var list = NODES.arrayNode();
        for (var one : all) {
            var json = list.addObject().put("kind", one.kind().name());
            if (one.eventId() != null) {
                json.put("eventId", one.eventId());
            }
            if (one.ref() != null) {
                json.put("ref", one.ref());
            }
            if (one.at() != null) {
                json.put("at", one.at().toString());
            }
        }
        return list;
    }
}
