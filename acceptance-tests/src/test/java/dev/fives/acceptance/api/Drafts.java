package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Body;
import dev.fives.acceptance.api.Documents.Described;
import dev.fives.acceptance.api.Documents.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests that their document takes, drawn by chance, with ids and ETags of what is there as far as they are known. */
final class Drafts {
    private static final Map<String, String> NEVER_BY_CHANCE = Map.of("Idempotency-Key", "", "If-Match", "\"1\"");

    private final Known known;
    private final RandomGenerator random;
    private final Values values;

    Drafts(Schemas schemas, Known known, RandomGenerator random) {
        this.known = known;
        this.random = random;
        this.values = new Values(schemas, known, random);
    }

    Draft valid(Described described) {
        return valid(described, 3);
    }

    /** @param oneIn of so many optional parameters is given */
    Draft valid(Described described, int oneIn) {
        Draft draft = new Draft(described, new LinkedHashMap<>(), body(described));
        for (Parameter parameter : described.parameters()) {
            if (parameter.required() || random.nextInt(oneIn) == 0) {
                String value = value(described, parameter, draft);
                draft = value.isEmpty() ? draft : draft.with(parameter, value);
            }
        }
        return draft;
    }

    /** A request for what is there, as far as such a thing is known, without anything optional. */
    Draft there(Described described, Door door) {
        Draft draft = valid(described, Integer.MAX_VALUE);
        for (int i = 0; i < 20 && door.send(draft.sent("there", false)).status() >= 300; i++) {
            draft = valid(described, Integer.MAX_VALUE);
        }
        return draft;
    }

    /** The same with a key of its own and the ETag that is known by now. */
    Draft fresh(Draft draft) {
        Draft fresh = draft;
        for (Parameter parameter : draft.values().keySet()) {
            if (parameter.name().equals("If-Match") || parameter.name().equals("Idempotency-Key")) {
                fresh = fresh.with(parameter, value(draft.described(), parameter, draft));
            }
        }
        return fresh;
    }

    private @Nullable JsonNode body(Described described) {
        Optional<Body> body = described.body();
        return body.isEmpty()
                ? null
                : values.valid(body.get().schema(), "body", body.get().example());
    }

    private String value(Described described, Parameter parameter, Draft draft) {
        String name = parameter.name();
        boolean there = random.nextInt(10) < 8;
        Optional<String> found = switch (name) {
            case "Idempotency-Key" -> Optional.of(new UUID(random.nextLong(), random.nextLong()).toString());
            case "If-Match", "If-None-Match" -> known.etag(draft.path()).filter(_ -> there);
            case "cursor" -> Optional.of(known.cursor(described, random).orElse(""));
            default -> there ? reference(described, parameter) : Optional.empty();
        };
        return found.orElseGet(() -> NEVER_BY_CHANCE.getOrDefault(name, drawn(parameter)));
    }

    private Optional<String> reference(Described described, Parameter parameter) {
        return parameter.in().equals("path")
                ? known.inPath(described.operation().template(), parameter.name(), random)
                : known.reference(parameter.name(), random);
    }

    private String drawn(Parameter parameter) {
        if (parameter.in().equals("header") && !parameter.schema().has("pattern")) {
            return parameter.example().map(JsonNode::asString).orElse("x");
        }
        return values.valid(parameter.schema(), parameter.name(), parameter.example())
                .asString();
    }
}
