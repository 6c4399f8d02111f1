package dev.fives.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.api.Documents.Described;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer of whom no request knows: nothing that is sent may change what is read of it. */
final class Witness {
    private static final Duration VISIBLE = Duration.ofSeconds(60);
    private static final long POINTS = 268;
    private static final Set<String> OF_PLANS = Set.of("/achievements", "/benefits", "/wallets");
    private static final Set<String> FROM_PLANS = Set.of("tier", "nextTier");

    private final Documents documents;
    private final Door door;
    private final Api api;
    private final String id;
    private final Map<String, JsonNode> before;

    Witness(Documents documents, Door door) {
        this.documents = documents;
        this.door = door;
        this.api = door.stack().api("admin");
        this.id = create();
        Map<String, JsonNode> first = read();
        this.before = read();
        before.entrySet().removeIf(part -> !part.getValue().equals(first.get(part.getKey()))); // with the time of now
        assertThat(before).isNotEmpty();
    }

    private String create() {
        String created =
                api.post("/api/v1/customers", """
                    {"name":"Witness","externalIds":[{"system":"witness","id":"1"}],"tags":["witness"]}\
                    """).expect(201).body().path("id").stringValue();
        door.known().hide(created);
        api.post("/api/v1/customers/" + created + "/purchases", """
            {"externalRef":"witness-1","orderedAt":"%s","status":"COMPLETED",
             "lines":[{"sku":"TEA-1","quantity":3,"unitPrice":"89.50"}],
             "total":{"amount":"268.50","currency":"CNY"}}\
            """.formatted(
                                RealClock.system().instant()))
                .expect(201);
        api.put("/api/v1/customers/" + created + "/consents/EMAIL/SURVEY", "{\"status\":\"GRANTED\"}")
                .expect(200);
        JsonNode _ = api.awaitBody(
                "/api/v1/members/" + created,
                VISIBLE,
                member -> member.at("/points/active").asLong(-1) == POINTS);
        return created;
    }

    /** All that a customer may read of itself, but what a plan for all members says of each when it is changed. */
    private Map<String, JsonNode> read() {
        Map<String, JsonNode> parts = new TreeMap<>();
        for (Described described : documents.operations()) {
            described
                    .operation()
                    .portalParameter()
                    .filter(_ -> described.operation().method().equals("GET"))
                    .map(parameter -> described.operation().template().replace("{" + parameter + "}", id))
                    .filter(path -> !path.contains("{") && OF_PLANS.stream().noneMatch(path::endsWith))
                    .ifPresent(path -> parts.put(
                            path, withoutPlans(api.get(path).expect(200).body())));
        }
        return parts;
    }

    private static JsonNode withoutPlans(JsonNode body) {
        return body instanceof ObjectNode object ? object.remove(FROM_PLANS) : body;
    }

    void assertUnchanged() {
        Map<String, JsonNode> now = read();
        now.keySet().retainAll(before.keySet());
        assertThat(now).isEqualTo(before);
    }
}
