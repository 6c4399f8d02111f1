package dev.fives.acceptance.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.acceptance.api.Documents.Described;
import dev.fives.acceptance.api.Documents.Parameter;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request whose values can still be changed. */
final class Draft {
    private static final String BOUNDARY = "fives-part";

    private final Described described;
    private final Map<Parameter, String> values;
    private final @Nullable JsonNode body;

    Draft(Described described, Map<Parameter, String> values, @Nullable JsonNode body) {
        this.described = described;
        this.values = values;
        this.body = body;
    }

    Described described() {
        return described;
    }

    Map<Parameter, String> values() {
        return values;
    }

    Optional<JsonNode> body() {
        return Optional.ofNullable(body);
    }

    Draft with(Parameter parameter, String value) {
        Map<Parameter, String> others = new LinkedHashMap<>(values);
        others.put(parameter, value);
        return new Draft(described, others, body);
    }

    Draft without(Parameter parameter) {
        Map<Parameter, String> others = new LinkedHashMap<>(values);
        others.remove(parameter);
        return new Draft(described, others, body);
    }

    Draft withBody(JsonNode other) {
        return new Draft(described, values, other);
    }

    String path() {
        String path = described.operation().template();
        for (Map.Entry<Parameter, String> value : values.entrySet()) {
            if (value.getKey().in().equals("path")) {
                path = path.replace("{" + value.getKey().name() + "}", encoded(value.getValue()));
            }
        }
        return path;
    }

    Sent sent(String what, boolean refused) {
        return sent(what, refused, UnaryOperator.identity());
    }

    /** @param text what becomes of the text of the body */
    Sent sent(String what, boolean refused, UnaryOperator<String> text) {
        Map<String, String> headers = new LinkedHashMap<>(in("header"));
        described
                .body()
                .filter(_ -> body != null)
                .ifPresent(taken -> headers.put(
                        "Content-Type",
                        taken.mediaType().startsWith("multipart")
                                ? taken.mediaType() + "; boundary=" + BOUNDARY
                                : taken.mediaType()));
        String query = in("query").entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return new Sent(
                described,
                what,
                refused,
                path(),
                query.isEmpty() ? "" : "?" + query,
                headers,
                body().map(this::written).map(text));
    }

    private Map<String, String> in(String place) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((parameter, value) -> {
            if (parameter.in().equals(place)) {
                found.put(parameter.name(), value);
            }
        });
        return found;
    }

    private String written(JsonNode value) {
        return described.takesJson() ? value.toString() : form(value);
    }

    /** Each member of an object as a part: a text as a file, else JSON. */
    private static String form(JsonNode value) {
        StringBuilder form = new StringBuilder();
        value.forEachEntry((name, part) -> {
            for (JsonNode each : part.isArray() ? part : java.util.List.of(part)) {
                form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
                form.append(each.isString() ? "; filename=\"a.csv\"\r\nContent-Type: text/csv" : "")
                        .append(each.isString() ? "" : "\r\nContent-Type: application/json")
                        .append("\r\n\r\n")
                        .append(each.isString() ? each.stringValue() : each.toString())
                        .append("\r\n");
            }
        });
        return form + "--" + BOUNDARY + "--\r\n";
    }

    /** Also a dot, which clients take for a step in the path. */
    private static String encoded(String value) {
        String text = URLEncoder.encode(value, UTF_8).replace("+", "%20");
        return text.equals(".") || text.equals("..") ? text.replace(".", "%2E") : text;
    }
}
