package dev.fives.acceptance;

import static dev.fives.acceptance.Api.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A customer is deleted, and all services know it by events alone; it is restored, and all is as it was. */
final class DeletionAndReturn {

    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final String API = "/api/v1";

    private final Api api;
    private final Instant orderedAt;

    DeletionAndReturn(Api api, Instant orderedAt) {
        this.api = api;
        this.orderedAt = orderedAt;
    }

    /** Deleted everywhere within five seconds, and restored all is as before. */
    void play() {
        String segment = publishedSegment();
        String id =
                api.post(API + "/customers", """
                        {"kind":"PERSON","name":"Bin","occupation":"tea taster",
                         "externalIds":[{"system":"bin","id":"1"}]}""").expect(201).body().path("id").stringValue();
        buy(id, "bin-1").expect(201);
        // a listener may join its group only now; the five seconds are those of a stack that runs
        api.awaitBody(API + "/members/" + id, STARTED, hasPoints(268));
        JsonNode profile = api.awaitBody(API + "/profiles/" + id, STARTED, isIn(segment));
        JsonNode member = api.get(API + "/members/" + id).expect(200).body();
        Api.Answer before = api.get(API + "/customers/" + id).expect(200);

        api.send("DELETE", API + "/customers/" + id, null, Map.of("If-Match", before.header("etag")))
                .expect(200);

        assertThat(api.get(API + "/customers/" + id).expect(410).body().has("restorableUntil"))
                .isTrue();
        api.awaitBody(
                API + "/members/" + id,
                VISIBLE,
                answer -> answer.path("status").asString("").equals("DELETED"));
        api.awaitBody(
                API + "/profiles/" + id,
                VISIBLE,
                answer -> answer.path("deleted").asBoolean(false)
                        && answer.path("segments").isEmpty());
        api.awaitBody(
                API + "/customers/" + id + "/timeline?types=customer",
                VISIBLE,
                page -> page.at("/items/0/type").asString("").equals("crm.customer.deleted.v1"));
        api.get(API + "/customers/lookup?externalId=bin:1").expect(404);
        api.get(API + "/customers/" + id + "/overview").expect(404);
        buy(id, "bin-2").expect(409);

        Api.Answer restored = api.send("POST", API + "/customers/" + id + "/restore", null, Map.of())
                .expect(200);

        assertThat(restored.body().path("externalIds")).isEqualTo(before.body().path("externalIds"));
        assertThat(restored.body().path("name")).isEqualTo(before.body().path("name"));
        JsonNode again = api.awaitBody(
                API + "/members/" + id,
                VISIBLE,
                answer -> answer.path("status").asString("").equals("ACTIVE"));
        assertThat(again).isEqualTo(member);
        JsonNode back = api.awaitBody(API + "/profiles/" + id, VISIBLE, isIn(segment));
        assertThat(back.path("rfm").path("values").path("amount"))
                .isEqualTo(profile.path("rfm").path("values").path("amount"));
        assertThat(back.path("segments").size())
                .isEqualTo(profile.path("segments").size());
        api.get(API + "/customers/lookup?externalId=bin:1").expect(200);
        buy(id, "bin-2").expect(201);
        api.awaitBody(API + "/members/" + id, VISIBLE, hasPoints(536));
    }

    private String publishedSegment() {
        String id =
                api.post(API + "/segments", """
                        {"code":"tasters","name":"Tasters",
                         "rule":{"field":"purchases.count","op":"gte","value":1}}""").expect(201).body().path("id").stringValue();
        api.send("POST", API + "/segments/" + id + "/publish", null, Map.of()).expect(200);
        return id;
    }

    private Api.Answer buy(String customer, String ref) {
        return api.post(API + "/customers/" + customer + "/purchases", """
                {"externalRef":"%s","orderedAt":"%s","status":"COMPLETED","channel":"WEB",
                 "total":{"amount":"268.50","currency":"CNY"}}""".formatted(ref, orderedAt));
    }

    private static Predicate<JsonNode> hasPoints(long points) {
        return member -> member.at("/points/active").asLong(-1) == points;
    }

    private static Predicate<JsonNode> isIn(String segment) {
        return profile -> profile.path("segments")
                .valueStream()
                .anyMatch(each -> each.path("id").asString("").equals(segment));
    }
}
