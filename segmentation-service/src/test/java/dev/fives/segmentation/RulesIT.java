package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rules can ask for. Every event is delivered three times; the clock only moves forwards. */
@ExtendWith(LocalBackends.class)
class RulesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
    }

    @Test
    void SEG_01_postalCodePrefix_hasWhoLivesThere_andFollowsAMove() {
        var id = publish("r-pudong", "{'field':'address.postalCode','op':'startsWith','value':'7000'}");
        topics.customer("cus_g1", 1, "700001", null);
        topics.customer("cus_g2", 1, "700030", null);
        topics.customer("cus_g3", 1, "100000", null);
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_g1", "cus_g2"));

        topics.customer("cus_g3", 2, "700002", null);

        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_g1", "cus_g2", "cus_g3"));
        assertThat(changes(EventTypes.SEGMENT_ENTERED, "cus_g3", id))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data().at("/cause/eventId").asString()).isEqualTo("customer:cus_g3-2"));
    }

    @Test
    void SEG_02_age_turnsOnTheBirthdayItself_withoutAnEvent() {
        var id = publish(
                "r-demo",
                "{'and':[{'field':'age','op':'between','value':[25,35]},{'field':'gender','op':'eq','value':'F'},"
                        + "{'field':'occupation','op':'eq','value':'WHITE_COLLAR'}]}");
        var today = LocalDate.ofInstant(service.clock.instant(), SHANGHAI);
        topics.customer("cus_d25", 1, demographic("F", "WHITE_COLLAR", today.minusYears(25)));
        topics.customer(
                "cus_d24",
                1,
                demographic("F", "WHITE_COLLAR", today.minusYears(25).plusDays(1)));
        topics.customer(
                "cus_d35",
                1,
                demographic("F", "WHITE_COLLAR", today.minusYears(36).plusDays(1)));
        topics.customer("cus_dm", 1, demographic("M", "WHITE_COLLAR", today.minusYears(30)));
        topics.customer("cus_db", 1, demographic("F", "FARMER", today.minusYears(30)));
        Eventually.until(SOON, () -> known("cus_d24") && known("cus_dm") && known("cus_db"));
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_d25", "cus_d35"));

        var midnight = today.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        service.clock.set(midnight);

        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_d24", "cus_d25"));
        var left = changes(EventTypes.SEGMENT_EXITED, "cus_d35", id).getFirst().data();
        assertThat(Instant.parse(left.at("/cause/atInstant").asString())).isEqualTo(midnight);
        assertThat(left.at("/cause/leaf").asString()).isEqualTo("age between [25, 35]");
    }

    @Test
    void SEG_03_threePurchasesOfACategory_enter_aFullRefundLeaves_andTheWindowTooAtItsInstant() {
        var id = publish(
                "r-baby",
                "{'field':'purchases.count','where':{'category':'baby'},'windowDays':90,'op':'gte','value':3}");
        var now = service.clock.instant();
        topics.bought("cus_b1", "pur_b1", 1, now.minus(Duration.ofDays(20)), "10.00", "10.00", "baby");
        topics.bought("cus_b1", "pur_b2", 1, now.minus(Duration.ofDays(10)), "10.00", "10.00", "baby");
        topics.bought("cus_b1", "pur_b0", 1, now, "10.00", "10.00", "tea");
        Eventually.until(
                SOON,
                () -> service.get("/profiles/cus_b1").at("/purchases/count").equals("3"));
        assertThat(members(id)).isEmpty();

        topics.bought("cus_b1", "pur_b3", 1, now, "10.00", "10.00", "baby");
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_b1"));
        topics.bought("cus_b1", "pur_b2", 2, now.minus(Duration.ofDays(10)), "10.00", "0.00", "baby");
        Eventually.asserted(SOON, () -> assertThat(members(id)).isEmpty());
        topics.bought("cus_b1", "pur_b4", 1, now, "10.00", "10.00", "baby");
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_b1"));

        var end = now.minus(Duration.ofDays(20)).plus(Duration.ofDays(90));
        service.clock.set(end.minusMillis(1));
        assertThat(service.get("/profiles/cus_b1").body().at("/segments").toString())
                .contains("r-baby");
        service.clock.set(end);

        Eventually.asserted(SOON, () -> assertThat(members(id)).isEmpty());
        var left = changes(EventTypes.SEGMENT_EXITED, "cus_b1", id);
        assertThat(left).hasSize(2);
        assertThat(left.getLast().data().at("/cause/leaf").asString())
                .isEqualTo("purchases.count(category=baby, 90d) gte 3");
        assertThat(Instant.parse(left.getLast().data().at("/cause/atInstant").asString()))
                .isEqualTo(end);
    }

    @Test
    void SEG_08_segmentsOfSegments_followInOneGo_andNoRuleAsksForItself() {
        var base = publish("r-base", "{'field':'purchases.count','where':{'sku':'sku-nest'},'op':'gte','value':1}");
        var nested = publish(
                "r-nested",
                "{'and':[{'field':'segments','op':'contains','value':'r-base'},"
                        + "{'not':{'field':'gender','op':'eq','value':'M'}}]}");
        topics.bought("cus_n1", "pur_n1", 1, service.clock.instant(), "5.00", "5.00", "nest");

        Eventually.asserted(SOON, () -> assertThat(members(nested)).containsExactly("cus_n1"));
        assertThat(members(base)).containsExactly("cus_n1");
        Eventually.until(
                SOON,
                () -> !changes(EventTypes.SEGMENT_ENTERED, "cus_n1", nested).isEmpty());
        assertThat(changes(EventTypes.SEGMENT_ENTERED, "cus_n1", nested))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.data().at("/cause/leaf").asString()).isEqualTo("segments contains r-base");
                    assertThat(event.data().at("/cause/eventId").asString()).isEqualTo("purchase:pur_n1-1");
                });

        var tag = service.get("/segments/" + base).etag();
        var circular = "{'rule':{'field':'segments','op':'in','value':['r-nested']}}";
        service.send("PATCH", "/segments/" + base, circular, "If-Match", tag);
        var refused = service.post("/segments/" + base + "/publish", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("r-base → r-nested → r-base");
        var unknown = create("r-unknown", "{'field':'segments','op':'contains','value':'r-none'}");
        assertThat(service.post("/segments/" + unknown + "/publish", null).at("/detail"))
                .contains("r-none");
    }

    private static boolean known(String customerId) {
        return service.get("/profiles/" + customerId).status() == 200;
    }

    private static CustomerAttributes demographic(String gender, String occupation, LocalDate born) {
        return new CustomerAttributes(
                "PERSON",
                null,
                new CustomerAttributes.BirthDate(born.toString(), "GREGORIAN"),
                gender,
                null,
                null,
                occupation,
                null,
                null,
                SHANGHAI.getId(),
                List.of(),
                Map.of());
    }

    private static String create(String code, String rule) {
        var created = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}");
        assertThat(created.status()).isEqualTo(201);
        return created.at("/id");
    }

    private static String publish(String code, String rule) {
        var id = create(code, rule);
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
        return id;
    }

    private static Set<String> members(String id) {
        var ids = new TreeSet<String>();
        service.get("/segments/" + id + "/members")
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/customerId").asString()));
        return ids;
    }

    private static List<SeenEvent> changes(dev.fives.contracts.EventType type, String customerId, String segmentId) {
        return topics.segmentEvents(type, customerId).stream()
                .filter(event -> event.data().at("/segmentId").asString().equals(segmentId))
                .toList();
    }
}
