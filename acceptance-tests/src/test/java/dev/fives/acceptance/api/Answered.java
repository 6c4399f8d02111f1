package dev.fives.acceptance.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answered(int status, Map<String, List<String>> headers, String body) {
    @Nullable
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse(null);
    }

    String contentType() {
        String type = header("Content-Type");
        return type == null ? "" : type;
    }

    /** A missing node where it is none. */
    JsonNode json() {
        try {
            return body.isBlank()
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }
}
