package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.segmentation.profile.app.MembershipCheck;
import dev.fives.segmentation.segment.app.ShippedSegments;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Every event is delivered three times. */
@ExtendWith(LocalBackends.class)
class SegmentIT {

    private static final Instant NOW = RunningService.START;
    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static TestTopics topics;
    private static SegmentSteps steps;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
        steps = new SegmentSteps(service);
    }

    @Test
    void SEG_09_segment_isEnteredAndLeftByPurchases() {
        var id = steps.publish("buyers", "{'field':'purchases.count','op':'gte','value':2}");
        topics.recorded("cus_1", "pur_11", NOW, "10.00");
        topics.recorded("cus_1", "pur_12", NOW, "10.00");
        Eventually.asserted(SOON, () -> assertThat(members(id)).contains("cus_1"));
        topics.refunded("cus_1", "pur_12", 2, NOW, "10.00", "0.00");
        Eventually.asserted(SOON, () -> assertThat(members(id)).doesNotContain("cus_1"));

        var entered = topics.segmentEvents(EventTypes.SEGMENT_ENTERED, "cus_1").stream()
                .map(SeenEvent::data)
                .filter(data -> data.at("/segmentId").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(entered.at("/cause/leaf").asString()).isEqualTo("purchases.count gte 2");
        assertThat(entered.at("/cause/eventId").asString()).isEqualTo("purchase:pur_12-1");
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEvents(EventTypes.SEGMENT_EXITED, "cus_1"))
                        .filteredOn(event ->
                                event.data().at("/segmentId").asString().equals(id))
                        .hasSize(1));
    }

    @Test
    void OPS_10_lostMembership_isSeenByTheRunningCheck_andMendedByIt() {
        var id = steps.publish("checked", "{'field':'purchases.count','op':'gte','value':1}");
        topics.recorded("cus_check", "pur_check", NOW, "10.00");
        Eventually.asserted(SOON, () -> assertThat(members(id)).contains("cus_check"));
        var profiles = service.bean(MongoDatabase.class).getCollection("profiles");
        var own = new Document("_id", "cus_check");

        // a walk, as after new cut points, mends it by itself: then it is broken once more
        Eventually.until(SOON, () -> {
            Mono.from(profiles.updateOne(own, new Document("$set", new Document("state.segments", List.of()))))
                    .block();
            return membershipViolations() == 1;
        });

        Eventually.until(SOON, () -> membershipViolations() == 0);
        assertThat(members(id)).contains("cus_check");
    }

    private static double membershipViolations() {
        service.bean(MembershipCheck.class).tick().block(SOON);
        return service.bean(MeterRegistry.class)
                .get("crm.invariant.violations")
                .tag("name", "membership")
                .gauge()
                .value();
    }

    @Test
    void publish_takesInWhoIsThereAndFollowsChanges() {
        topics.customer("cus_s1", 1, "200001", null);
        topics.customer("cus_s2", 1, "200030", null);
        topics.customer("cus_s3", 1, "100000", null);
        Eventually.asserted(
                SOON, () -> assertThat(service.get("/profiles/cus_s3").status()).isEqualTo(200));

        var id = steps.publish("shanghai", "{'field':'address.postalCode','op':'startsWith','value':'2000'}");

        Eventually.asserted(SOON, () -> assertThat(members(id)).isEqualTo("cus_s1,cus_s2"));
        topics.customer("cus_s3", 2, "200002", null);
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEqualTo("cus_s1,cus_s2,cus_s3"));
        assertThat(service.get("/segments/" + id + "/members?pageSize=2&count=true")
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(3);

        assertThat(service.post("/segments/" + id + "/archive", null).status()).isEqualTo(200);
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEvents(EventTypes.SEGMENT_EXITED, "cus_s3"))
                        .hasSize(1));
        assertThat(members(id)).isEmpty();
    }

    @Test
    void HYG_15_deletedCustomer_isInNoSegment_andRestoredInThoseOfBefore() {
        var id = steps.publish("restorable", "{'field':'address.postalCode','op':'startsWith','value':'3100'}");
        topics.customer("cus_bin", 1, "310001", null);
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEqualTo("cus_bin"));

        topics.deleted("cus_bin", 2, "310001");
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEmpty());
        assertThat(service.get("/profiles/cus_bin").body().at("/deleted").asBoolean())
                .isTrue();
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEvents(EventTypes.SEGMENT_EXITED, "cus_bin"))
                        .filteredOn(event ->
                                event.data().at("/segmentId").asString().equals(id))
                        .singleElement()
                        .satisfies(event -> assertThat(
                                        event.data().at("/cause/eventId").asString())
                                .isEqualTo("customer:cus_bin-2")));

        topics.restored("cus_bin", 3, "310001");
        topics.deleted("cus_bin", 2, "310001");
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEqualTo("cus_bin"));
        assertThat(service.get("/profiles/cus_bin").body().at("/deleted").asBoolean())
                .isFalse();
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEvents(EventTypes.SEGMENT_ENTERED, "cus_bin"))
                        .filteredOn(event ->
                                event.data().at("/segmentId").asString().equals(id))
                        .hasSize(2));
    }

    @Test
    void SEG_12_publishedAgain_emitsTheDifferenceOnly() {
        topics.recorded("cus_v1", "pur_v1", NOW, "10.00");
        topics.recorded("cus_v2", "pur_v2", NOW, "20.00");
        var id = steps.publish("spenders", "{'field':'purchases.amount','op':'between','value':[10,20]}");
        Eventually.asserted(
                SOON, () -> assertThat(members(id)).contains("cus_v1").contains("cus_v2"));

        var tag = service.get("/segments/" + id)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var patched = service.send(
                "PATCH",
                "/segments/" + id,
                "{'rule':{'field':'purchases.amount','op':'between','value':[15,20]}}",
                "If-Match",
                tag);
        assertThat(patched.status()).isEqualTo(200);
        assertThat(members(id)).contains("cus_v1");
        assertThat(service.post("/segments/" + id + "/publish", null)
                        .body()
                        .at("/published")
                        .asInt())
                .isEqualTo(2);

        Eventually.asserted(
                SOON, () -> assertThat(members(id)).doesNotContain("cus_v1").contains("cus_v2"));
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEvents(EventTypes.SEGMENT_EXITED, "cus_v1"))
                        .anyMatch(event ->
                                event.data().at("/segmentId").asString().equals(id)
                                        && event.data().at("/segmentVersion").asInt() == 2));
        assertThat(topics.segmentEvents(EventTypes.SEGMENT_ENTERED, "cus_v2"))
                .filteredOn(event -> event.data().at("/segmentId").asString().equals(id))
                .hasSize(1);
    }

    @Test
    void atRisk_isShippedOnceAndStaysArchived() {
        var still = RunningService.still(); // others need it in force where the clock moves
        Eventually.asserted(SOON, () -> assertThat(shipped(still, "PUBLISHED")).isPresent());
        var inForce = shipped(still, "PUBLISHED").orElseThrow();
        assertThat(inForce.at("/rule").toString())
                .isEqualTo("{\"field\":\"risk.level\",\"op\":\"eq\",\"value\":\"HIGH\"}");
        assertThat(still.post("/segments/" + inForce.at("/id").asString() + "/archive", null)
                        .status())
                .isEqualTo(200);

        still.bean(ShippedSegments.class).ensure().block(SOON);

        assertThat(shipped(still, "PUBLISHED")).isEmpty();
        assertThat(shipped(still, "ARCHIVED")).isPresent();
    }

    private static Optional<JsonNode> shipped(RunningService still, String status) {
        return still.get("/segments?filter=status:" + status)
                .body()
                .at("/items")
                .valueStream()
                .filter(segment -> segment.at("/code").asString().equals(ShippedSegments.AT_RISK))
                .findFirst();
    }

    @Test
    void create_refusesMistakesWithPointersAndTakenCodes() {
        var wrong = service.post(
                "/segments", "{'code':'x y','name':'','rule':{'and':[{'field':'age','op':'startsWith'}]}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.response().body()).contains("/code", "/name", "/rule/and/0/op");

        var rule = "{'code':'once','name':'Once','rule':{'field':'age','op':'gt','value':1}}";
        var first = service.post("/segments", rule, "Idempotency-Key", "k-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(service.post("/segments", rule, "Idempotency-Key", "k-1")
                        .body()
                        .at("/id"))
                .isEqualTo(first.body().at("/id"));
        assertThat(service.post("/segments", rule).status()).isEqualTo(409);
        assertThat(service.get("/segments/seg_nothing").status()).isEqualTo(404);
        assertThat(service.get("/segments?filter=status:DRAFT")
                        .body()
                        .at("/items")
                        .toString())
                .contains("once");
        var drafts = service.get("/segments?filter=status:DRAFT&pageSize=200&count=true")
                .body();
        assertThat(drafts.at("/total").intValue()).isEqualTo(drafts.at("/items").size());
    }

    private static String members(String id) {
        var ids = new TreeSet<String>();
        service.get("/segments/" + id + "/members")
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/customerId").asString()));
        return String.join(",", ids);
    }
}
