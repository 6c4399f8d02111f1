package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Body;
import dev.fives.acceptance.api.Documents.Described;
import dev.fives.acceptance.api.Documents.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/**
 * Requests of one operation: valid, at the edge of a rule, with exactly one rule of the document broken, or with a body
 * that is none.
 */
final class FuzzRequests {
    private static final int TRIES = 30;
    /** Of a form: inside a part of JSON. Others are files, of which the schema says nothing. */
    private static final String IN_A_PART = "/[^/]+/[^/0-9].*";

    private final Schemas schemas;
    private final Drafts drafts;
    private final RandomGenerator random;

    /** What is done to the text of a body, or to a header, and may never be taken. */
    private static final Map<String, UnaryOperator<String>> NO_JSON = Map.of(
            "cut off", text -> text.substring(0, text.length() - 1),
            "two values", text -> text + text,
            "no value", _ -> "",
            "no JSON", _ -> "<customer/>",
            "a list", text -> "[" + text + "]",
            "deep", text -> "{\"a\":".repeat(80) + text + "}".repeat(80),
            "a duplicate name",
                    text -> text.equals("{}") ? "{" : text.substring(0, text.length() - 1) + ",\"x\":1,\"x\":2}");

    FuzzRequests(Schemas schemas, Known known, RandomGenerator random) {
        this.schemas = schemas;
        this.random = random;
        this.drafts = new Drafts(schemas, known, random);
    }

    Sent draw(Described described) {
        Draft draft = drafts.valid(described);
        int kind = random.nextInt(10);
        Optional<Sent> special = switch (kind) {
            case 0, 1, 2 -> Optional.empty();
            case 3 -> protocol(draft);
            case 4, 5 -> changed(draft, false);
            default -> changed(draft, true);
        };
        return special.orElseGet(() -> draft.sent("valid", false));
    }

    private Optional<Sent> changed(Draft draft, boolean breaks) {
        boolean inBody =
                draft.body().isPresent() && (draft.described().parameters().isEmpty() || random.nextInt(4) > 0);
        return inBody ? body(draft, breaks) : parameter(draft, breaks);
    }

    private Optional<Sent> body(Draft draft, boolean breaks) {
        Body taken = draft.described().body().orElseThrow();
        List<Change> changes = Changes.of(schemas, taken.schema(), draft.body().orElseThrow()).stream()
                .filter(change ->
                        draft.described().takesJson() || change.pointer().matches(IN_A_PART))
                .toList();
        return pick(changes, taken.schema(), breaks)
                .map(change -> draft.withBody(change.whole().get())
                        .sent(
                                change + " of the body",
                                breaks && !draft.described().eachForItself()));
    }

    private Optional<Sent> parameter(Draft draft, boolean breaks) {
        List<Parameter> parameters = draft.described().parameters();
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        Parameter parameter = one(parameters);
        if (breaks && parameter.required() && !parameter.in().equals("path") && random.nextBoolean()) {
            return Optional.of(draft.without(parameter).sent("broken required of " + parameter.name(), true));
        }
        JsonNode schema = schemas.resolved(parameter.schema());
        List<String> texts =
                Changes.of(schemas, schema, read(schema, draft.values().getOrDefault(parameter, "1"))).stream()
                        .filter(change -> change.breaks() == breaks)
                        .map(change -> change.whole().get())
                        .map(value -> value.isString() ? value.stringValue() : value.toString())
                        .filter(text -> canStand(parameter, text) && schemas.fits(schema, read(schema, text)) != breaks)
                        .toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(draft.with(parameter, one(texts))
                        .sent((breaks ? "broken " : "edge of ") + parameter.in() + " " + parameter.name(), breaks));
    }

    /** A parameter is written as text, whatever its type. */
    private static JsonNode read(JsonNode schema, String text) {
        return switch (schema.path("type").asString("")) {
            case "integer" -> text.matches("-?[0-9]{1,18}") ? new LongNode(Long.parseLong(text)) : new StringNode(text);
            case "boolean" ->
                text.matches("true|false") ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : new StringNode(text);
            default -> new StringNode(text);
        };
    }

    private static boolean canStand(Parameter parameter, String text) {
        return switch (parameter.in()) {
            case "path" -> !text.isBlank();
            case "header" ->
                text.chars().allMatch(letter -> letter >= ' ' && letter < 127)
                        && text.strip().equals(text);
            default -> true;
        };
    }

    /** Of each keyword as often as of any other. */
    private Optional<Change> pick(List<Change> changes, JsonNode schema, boolean breaks) {
        Map<String, List<Change>> byKeyword = changes.stream()
                .filter(change -> change.breaks() == breaks)
                .collect(Collectors.groupingBy(Change::keyword, TreeMap::new, Collectors.toList()));
        for (int i = 0; i < TRIES && !byKeyword.isEmpty(); i++) {
            List<Change> fitting = one(List.copyOf(byKeyword.values()));
            Change change = one(fitting);
            if (Changes.holds(schemas, schema, change)) {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Optional<Sent> protocol(Draft draft) {
        if (!draft.described().takesJson() || random.nextInt(3) == 0) {
            Sent sent = draft.sent("Accept: image/png", false);
            sent.headers().put("Accept", "image/png");
            return Optional.of(sent);
        }
        if (random.nextInt(4) == 0) {
            Sent sent = draft.sent("Content-Type: text/plain", true);
            sent.headers().put("Content-Type", "text/plain");
            return Optional.of(sent);
        }
        boolean needed = draft.described().body().orElseThrow().required();
        List<String> kinds = NO_JSON.keySet().stream()
                .filter(kind -> needed || !kind.equals("no value"))
                .sorted()
                .toList();
        String kind = one(kinds);
        return Optional.of(draft.sent("body: " + kind, true, NO_JSON.get(kind)));
    }
}
