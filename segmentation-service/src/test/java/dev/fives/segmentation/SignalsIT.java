package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.feedback.ResponseSubmitted.Answer;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules over what customers do and say, and over each other. Every event is delivered three times. */
@ExtendWith(LocalBackends.class)
class SignalsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SEEDED = 1_000;

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
    }

    @Test
    void SEG_04_threeUsesInAWeek_enter_eachIdCountsOnce_andTheWeekIsLeftAtItsInstant() {
        var id = publish(
                "u-logins", "{'field':'usage.count','where':{'type':'app.login'},'windowDays':7,'op':'gte','value':3}");
        var now = service.clock.instant();
        topics.used("cus_u1", "use_1", "app.login", now.minus(Duration.ofDays(6)));
        topics.used("cus_u1", "use_2", "app.login", now);
        topics.used("cus_u1", "use_0", "page.view", now);
        var seen = publish("u-seen", "{'field':'usage.count','windowDays':7,'op':'eq','value':3}");
        Eventually.asserted(SOON, () -> assertThat(members(seen)).containsExactly("cus_u1"));
        assertThat(members(id)).isEmpty();

        topics.used("cus_u1", "use_2", "app.login", now);
        topics.used("cus_u1", "use_3", "app.login", now);
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_u1"));
        var entered = changes(EventTypes.SEGMENT_ENTERED, "cus_u1", id);
        assertThat(entered).singleElement().satisfies(event -> {
            assertThat(event.data().at("/cause/eventId").asString()).isEqualTo("usage:use_3-1");
            assertThat(event.data().at("/cause/leaf").asString()).isEqualTo("usage.count(type=app.login, 7d) gte 3");
        });

        service.clock.set(now.plus(Duration.ofDays(1)));
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEmpty());
        assertThat(changes(EventTypes.SEGMENT_EXITED, "cus_u1", id)
                        .getFirst()
                        .data()
                        .at("/cause/atInstant")
                        .asString())
                .isEqualTo(now.plus(Duration.ofDays(1)).toString());
    }

    @Test
    void SEG_07_answer_becomesAValueWithItsSource_andWhatIsDeclaredBeatsIt() {
        var sources = "{'sources':[{'trait':'values.ECO','surveyId':'srv_traits','question':'environment','min':1,"
                + "'max':5,'confidence':0.8},{'trait':'values.ECO','customField':'eco'},"
                + "{'trait':'interests','customField':'hobbies'}]}";
        assertThat(service.put("/settings/psychographics", sources).status()).isEqualTo(200);
        var green = publish("p-green", "{'field':'psychographics.values.ECO','op':'gte','value':0.7}");
        var go = publish(
                "p-go",
                "{'and':[{'field':'psychographics.interests.go','where':{'source':'DECLARED'},'op':'eq','value':1},"
                        + "{'field':'custom.vip','op':'eq','value':true}]}");
        var at = service.clock.instant();
        topics.customer("cus_p1", 1, custom(Map.of()));
        topics.answered("cus_p1", "rsp_p1", List.of(new Answer("environment", 5, null)), at);

        Eventually.asserted(SOON, () -> assertThat(members(green)).containsExactly("cus_p1"));
        var value = service.get("/profiles/cus_p1").body().at("/psychographics/values/ECO");
        assertThat(value.at("/score").asDouble()).isEqualTo(1.0);
        assertThat(value.at("/source").asString()).isEqualTo("SURVEY");
        assertThat(value.at("/confidence").asDouble()).isEqualTo(0.8);
        assertThat(value.at("/responseId").asString()).isEqualTo("rsp_p1");

        topics.customer("cus_p1", 2, custom(Map.of("eco", 0.2, "vip", true, "hobbies", List.of("go"))));
        Eventually.asserted(SOON, () -> assertThat(members(green)).isEmpty());
        Eventually.asserted(SOON, () -> assertThat(members(go)).containsExactly("cus_p1"));
        assertThat(service.get("/profiles/cus_p1").at("/psychographics/values/ECO/source"))
                .isEqualTo("DECLARED");

        var fewer = sources.replace("{'trait':'values.ECO','customField':'eco'},", "");
        assertThat(service.put("/settings/psychographics", fewer).status()).isEqualTo(200);
        Eventually.asserted(SOON, () -> assertThat(members(green)).containsExactly("cus_p1"));
    }

    @Test
    void SEG_07_settings_areRefusedWithEachMistake_andKeepWhoHasNotSeenThem() {
        var path = "/settings/psychographics";
        var seen = service.get(path).etag();
        var wrong = service.put(
                path,
                "{'sources':[{'trait':'values','surveyId':'srv_1','question':'q'},"
                        + "{'trait':'values.A'},{'trait':'values.B','customField':'b','min':3,'max':3},"
                        + "{'trait':'values.C','customField':'c','confidence':2}]}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().at("/errors").toString())
                .contains("/sources/0/trait", "/sources/1", "/sources/2/max", "/sources/3/confidence");
        assertThat(service.send("PUT", path, "{'sources':[]}").status()).isEqualTo(428);
        assertThat(service.send(
                                "PUT",
                                path,
                                "{'sources':[{'trait':'values.D','customField':'d'}]}",
                                "If-Match",
                                "\"999\"")
                        .status())
                .isEqualTo(412);
        assertThat(service.get(path).etag()).isEqualTo(seen);
    }

    @Test
    void SEG_08_nestedRule_hasTheMembersOfTheSetOperations_amongAThousand_andOnlyWhatMentionsAChangeIsEvaluated() {
        var a = "{'field':'address.postalCode','op':'startsWith','value':'88'}";
        var b = "{'field':'occupation','op':'eq','value':'SEEDED'}";
        var c = "{'field':'tags','op':'contains','value':'seeded'}";
        var ids = List.of(
                publish("n-a", a),
                publish("n-b", b),
                publish("n-c", c),
                publish("n-tree", "{'and':[" + a + ",{'or':[" + b + ",{'not':" + c + "}]}]}"));
        var random = new Random(8);
        var seeded = new HashMap<String, CustomerAttributes>();
        for (int i = 0; i < SEEDED; i++) {
            seeded.put("cus_seeded_" + i, seeded(random));
        }
        topics.customers(seeded);
        seeded.keySet().forEach(id -> Eventually.until(SOON, () -> known(id)));

        var expected = new HashSet<>(seeded.keySet());
        expected.removeAll(members(ids.get(2)));
        expected.addAll(members(ids.get(1)));
        expected.retainAll(members(ids.get(0)));
        assertThat(members(ids.get(3))).isEqualTo(new TreeSet<>(expected)).hasSizeBetween(100, 900);

        // a walk may be evaluated at the same time: the customer moves until it does so alone
        var moves = new AtomicInteger(1);
        assertThat(evaluatedByAMove(moves.incrementAndGet())).isPositive();
        Eventually.asserted(
                SOON,
                () -> assertThat(evaluatedByAMove(moves.incrementAndGet()))
                        .isEqualTo(publishedThatMention("address.postalCode")));
    }

    private static double evaluatedByAMove(int sequence) {
        double before = evaluated();
        String to = "88" + sequence % 10;
        topics.customer("cus_seeded_0", sequence, customer(to, "SEEDED", List.of(), Map.of("unheard", sequence)));
        Eventually.until(SOON, () -> livesAt(to));
        return evaluated() - before;
    }

    private static boolean livesAt(String postalCode) {
        return service.get("/profiles/cus_seeded_0")
                .at("/attributes/postalCode")
                .equals(postalCode);
    }

    private static double evaluated() {
        return service.bean(MeterRegistry.class)
                .get("fives.segments.evaluated")
                .counter()
                .count();
    }

    private static double publishedThatMention(String field) {
        return service.get("/segments?filter=status:PUBLISHED&pageSize=200")
                .body()
                .at("/items")
                .valueStream()
                .filter(segment -> segment.at("/rule").toString().contains(field))
                .count();
    }

    private static boolean known(String customerId) {
        return service.get("/profiles/" + customerId).status() == 200;
    }

    private static CustomerAttributes seeded(Random random) {
        return customer(
                random.nextBoolean() ? "88" + random.nextInt(10) : "990",
                random.nextBoolean() ? "SEEDED" : "OTHER",
                random.nextInt(3) > 0 ? List.of("seeded") : List.of(),
                Map.of());
    }

    private static CustomerAttributes custom(Map<String, Object> fields) {
        return customer("200", "OTHER", List.of(), fields);
    }

    private static CustomerAttributes customer(
            String postalCode, String occupation, List<String> tags, Map<String, Object> fields) {
        var address = new CustomerAttributes.Address("CN", null, "Shanghai", postalCode);
        return new CustomerAttributes(
                "PERSON", null, null, null, null, null, occupation, address, null, null, tags, fields);
    }

    private static String publish(String code, String rule) {
        var created = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(service.post("/segments/" + created.at("/id") + "/publish", null)
                        .status())
                .isEqualTo(200);
        return created.at("/id");
    }

    private static Set<String> members(String id) {
        var ids = new TreeSet<String>();
        var path = "/segments/" + id + "/members?pageSize=200";
        for (var next = path; next != null; ) {
            var page = service.get(next).body();
            page.at("/items").forEach(item -> ids.add(item.at("/customerId").asString()));
            next = page.has("next") ? path + "&cursor=" + page.at("/next").asString() : null;
        }
        return ids;
    }

    private static List<SeenEvent> changes(dev.fives.contracts.EventType type, String customerId, String segmentId) {
        return topics.segmentEvents(type, customerId).stream()
                .filter(event -> event.data().at("/segmentId").asString().equals(segmentId))
                .toList();
    }
}
