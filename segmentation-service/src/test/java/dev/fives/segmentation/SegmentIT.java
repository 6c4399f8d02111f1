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
import java.util.stream.Stream;
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
    /** Fits nobody. */
    private static final String ALL_KINDS_OF_CONDITIONS = """
            {'and':[{'field':'purchases.count','op':'gt','value':1000000},
             {'or':[{'field':'purchases.amount','op':'gte','value':268.5},
                   {'field':'rfm.r','op':'in','value':[4,5]},
                   {'field':'age','op':'between','value':[25,35]},
                   {'and':[{'field':'risk.level','op':'eq','value':'HIGH'},
                           {'not':{'field':'frequencyBand','op':'in','value':['LOW','MEDIUM']}}]},
                   {'field':'address.city','op':'startsWith','value':'上'},
                   {'field':'locale','op':'in','value':['zh-CN','en-GB']},
                   {'field':'tags','op':'contains','value':'tea'},
                   {'field':'tags','op':'in','value':['tea','pots']}]}]}
            """;

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
    }

    @Test
    void SEG_09_segment_isEnteredAndLeftByPurchases() {
        var id = publish("buyers", "{'field':'purchases.count','op':'gte','value':2}");
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
        var id = publish("checked", "{'field':'purchases.count','op':'gte','value':1}");
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

        var id = publish("shanghai", "{'field':'address.postalCode','op':'startsWith','value':'2000'}");

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
        var id = publish("restorable", "{'field':'address.postalCode','op':'startsWith','value':'3100'}");
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
        var id = publish("spenders", "{'field':'purchases.amount','op':'between','value':[10,20]}");
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

    /** Without the kept answers, as after a process that died before it answered: the segment itself remembers. */
    @Test
    void GW_05_repeatedChangePublishAndArchive_areDoneOnce_whateverCameAfterThem() {
        var path = "/segments/"
                + service.post("/segments", rule("repeated", "age"))
                        .body()
                        .at("/id")
                        .asString();
        var one = "{'name':'One'}";
        var changed = service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1");
        var published = service.post(path + "/publish", null, "If-Match", "\"2\"", "Idempotency-Key", "r-2");
        service.send("PATCH", path, "{'name':'Two'}", "If-Match", "\"3\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(published.status()).isEqualTo(200);
        assertThat(service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1")
                        .body())
                .isEqualTo(changed.body());
        service.forgetAnswers();
        assertThat(service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1")
                        .at("/name"))
                .isEqualTo("Two");
        assertThat(service.post(path + "/publish", null, "If-Match", "\"2\"", "Idempotency-Key", "r-2")
                        .at("/version"))
                .isEqualTo("4");
        var archived = service.post(path + "/archive", null, "If-Match", "\"4\"", "Idempotency-Key", "r-3");
        service.forgetAnswers();
        assertThat(service.post(path + "/archive", null, "If-Match", "\"4\"", "Idempotency-Key", "r-3")
                        .body())
                .isEqualTo(archived.body());
    }

    @Test
    void GW_05_codeOfARefusedCreation_isStillFree() {
        service.post("/segments", rule("burnt-1", "age"), "Idempotency-Key", "burnt");
        var refused = service.post("/segments", rule("burnt-2", "age"), "Idempotency-Key", "burnt");
        service.forgetAnswers();
        var asNew = service.post("/segments", rule("burnt-3", "age"), "Idempotency-Key", "burnt");

        assertThat(refused.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(asNew.status()).isEqualTo(201);
        assertThat(service.post("/segments", rule("burnt-2", "age")).status()).isEqualTo(201);
    }

    @Test
    void GW_05_settingsAndCuts_areSetOnceForAKey() {
        var gross = "{'monetary':'GROSS'}";
        var seen = service.get("/settings/rfm").etag();
        var first = service.send("PUT", "/settings/rfm", gross, "Idempotency-Key", "set-1", "If-Match", seen);
        service.put("/settings/rfm", "{'monetary':'NET'}");
        var again = service.send("PUT", "/settings/rfm", gross, "Idempotency-Key", "set-1", "If-Match", seen);
        var cuts = service.post("/settings/rfm/cuts", null, "Idempotency-Key", "cut-1");
        var cutAgain = service.post("/settings/rfm/cuts", null, "Idempotency-Key", "cut-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(service.get("/settings/rfm").at("/monetary")).isEqualTo("NET");
        assertThat(cutAgain.body()).isEqualTo(cuts.body());
        assertThat(cutAgain.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void GW_07_settings_ofWhoHasNotSeenThem_stay() {
        var path = "/settings/frequency-bands";
        var seen = service.get(path).etag();
        var wide = "{'windowDays':90,'mediumFrom':3,'highFrom':9}";
        var narrow = "{'windowDays':30,'mediumFrom':2,'highFrom':4}";
        assertThat(service.send("PUT", path, wide).status()).isEqualTo(428);
        publish("seen-or-not", "{'field':'age','op':'gt','value':1}");
        var first = service.send("PUT", path, wide, "If-Match", seen);
        var late = service.send("PUT", path, narrow, "If-Match", seen);
        var lostAnswer = service.send("PUT", path, wide, "If-Match", seen);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.etag()).isNotEqualTo(seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.etag())
                .isEqualTo(first.etag())
                .isEqualTo(service.get(path).etag());
        assertThat(lostAnswer.body()).isEqualTo(first.body());
        assertThat(service.put(path, "{'windowDays':90,'mediumFrom':2,'highFrom':6}")
                        .status())
                .isEqualTo(200);
    }

    private static String rule(String code, String field) {
        return "{'code':'%s','name':'%s','rule':{'field':'%s','op':'gt','value':1}}".formatted(code, code, field);
    }

    /** Each answer is judged where it comes in; what operators see belongs to the kit, whose tests say more. */
    @Test
    void GW_09_everyOperationOfTheDocument_isAnsweredAsItSays() {
        var id = publish("all-fields", ALL_KINDS_OF_CONDITIONS);
        topics.recorded("cus_all", "pur_all", service.clock.instant(), "268.50");
        Eventually.until(SOON, () -> service.get("/profiles/cus_all").status() == 200);
        var tag = service.get("/segments/" + id).etag();
        assertThat(service.send("PATCH", "/segments/" + id, "{'name':'All fields'}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/segments/" + id + "/archive", null).status()).isEqualTo(200);
        assertThat(service.post("/settings/rfm/cuts", null).status()).isEqualTo(200);
        var bands = service.get("/settings/frequency-bands").body().toString();
        assertThat(service.put("/settings/frequency-bands", bands).status()).isEqualTo(200);
        var measure = service.get("/settings/rfm").at("/monetary");
        assertThat(service.put("/settings/rfm", "{'monetary':'" + measure + "'}")
                        .status())
                .isEqualTo(200);
        var sources = service.get("/settings/psychographics").body().toString();
        assertThat(service.put("/settings/psychographics", sources).status()).isEqualTo(200);
        Stream.of(
                        "",
                        "/members?count=true",
                        "/members/cus_all/explanation",
                        "/versions",
                        "/dependents",
                        "/description",
                        "/overrides")
                .map(part -> "/segments/" + id + part)
                .forEach(path -> assertThat(service.get(path).status()).isEqualTo(200));
        assertThat(service.get("/segments?pageSize=1").status()).isEqualTo(200);
        assertThat(service.post("/segments/preview", "{'rule':" + ALL_KINDS_OF_CONDITIONS + "}")
                        .status())
                .isEqualTo(200);
        var override = "/segments/" + id + "/overrides/cus_all";
        service.send("PUT", override, "{'mode':'EXCLUDE','reason':'archived by now'}");
        service.send("DELETE", override, null);
        service.send("DELETE", "/segments/" + id, null);
        List.of("/ops/parked", "/ops/dlt?pageSize=1", "/ops/outbox?limit=1")
                .forEach(path -> assertThat(service.get(path).status()).isEqualTo(200));
        var fit = service.post("/clv/fits", "{'model':'BG_NBD','calibrationEnd':'1990-01-01'}");
        List.of(
                        fit.header("Location"),
                        "/clv/fits/none",
                        "/clv/fits/none/customers/none",
                        "/clv/fits/none/segments/none",
                        "/analytics/purchase-patterns",
                        "/analytics/associations",
                        "/analytics/cohorts",
                        "/analytics/trend-breaks",
                        "/analytics/main-groups",
                        "/profiles/none/habits",
                        "/profiles/none/scores",
                        "/profiles/none/next-actions",
                        "/customers/none/assessment",
                        "/scoring-plans",
                        "/scoring-plans/none",
                        "/strategies",
                        "/strategies/none",
                        "/control-groups",
                        "/control-groups/none",
                        "/control-groups/none/assignments/none")
                .forEach(service::get);
        List.of("/scoring-plans", "/strategies", "/control-groups").forEach(path -> service.post(path, "{}"));
        List.of("/scoring-plans/none", "/strategies/none").forEach(path -> service.send("PUT", path, "{}"));
        service.post("/control-groups/none/assignments", "{}");
        service.post("/ops/parked/none/redrive", null);
        service.post("/ops/parked/none/discard", "{'reason':'a test'}");
        service.post("/ops/dlt/none/replay", null);
        service.post("/ops/projections/segments/rebuild", null);
        service.get("/ops/projections/segments/rebuild/none");

        assertThat(RunningService.neverCalled()).isEmpty();
    }

    private static String publish(String code, String rule) {
        var created = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}");
        assertThat(created.status()).isEqualTo(201);
        var id = created.body().at("/id").asString();
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
        return id;
    }

    private static String members(String id) {
        var ids = new java.util.TreeSet<String>();
        service.get("/segments/" + id + "/members")
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/customerId").asString()));
        return String.join(",", ids);
    }
}
