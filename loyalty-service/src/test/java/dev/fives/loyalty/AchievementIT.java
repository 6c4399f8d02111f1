package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.AchievementReached;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others buy meanwhile reaches nothing: each achievement counts from its test's beginning and ends with it. */
@ExtendWith(SharedLoyalty.class)
class AchievementIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String THREE_IN_30 = "'goal':{'kind':'COUNT','target':3,'days':30},'points':50";

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "achievement_" + NUMBERS.incrementAndGet();
    private final String code = number.toUpperCase(Locale.ROOT);
    private final String anna = "cus_" + number;

    /** Every operation of the document once; nobody buys so late. */
    static void callEach(RunningLoyalty loyalty, String member) {
        Instant far = loyalty.clock.instant().plus(Duration.ofDays(36_500));
        HttpResponse<String> made =
                loyalty.post("/achievements", draft("EACH", THREE_IN_30 + ",'validFrom':'" + far + "'"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = made.headers().firstValue("Location").orElseThrow();
        assertThat(loyalty.get(path).statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/achievements?count=true&pageSize=1").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/members/" + member + "/achievements").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.send("POST", path + "/end", "admin").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void endAll() {
        loyalty.awaitIdle();
        loyalty.clock.advance(Duration.ofMinutes(1));
        for (JsonNode one : loyalty.json("/achievements?pageSize=200").path("items")) {
            if (one.path("status").asString().equals("ACTIVE")) {
                end(one.path("achievementId").asString());
            }
        }
    }

    @Test
    void LOY_31_threePurchasesIn30DaysReachTheAchievementOnce() {
        defined(THREE_IN_30);
        Instant first = loyalty.clock.instant();
        buys("a", first);
        loyalty.clock.advance(Duration.ofDays(20));
        buys("given_back", loyalty.clock.instant());
        gives("given_back", loyalty.clock.instant());
        loyalty.clock.advance(Duration.ofDays(9));
        Instant third = loyalty.clock.instant();
        buys("c", third);
        loyalty.awaitIdle();
        assertThat(seen().path("status").asString()).isEqualTo("OPEN");
        assertThat(seen().path("done").asInt())
                .as("without what was given back")
                .isEqualTo(2);
        assertThat(loyalty.balance(anna)).isEqualTo(20);

        for (int i = 0; i < 3; i++) {
            buys("late", first.plus(Duration.ofDays(5)));
        }
        loyalty.awaitIdle();
        assertReached(80);
        assertThat(seen().path("purchaseId").asString()).isEqualTo(id("c"));
        assertThat(seen().path("reachedAt").asString()).isEqualTo(third.toString());

        gives("a", first);
        buys("more", third.plusSeconds(1));
        buys("more_still", third.plusSeconds(2));
        loyalty.awaitIdle();
        assertReached(90);
        JsonNode proof = loyalty.proof(anna);
        assertThat(proof.path("sound").asBoolean()).as(proof.toString()).isTrue();
    }

    @Test
    void LOY_31_streak_withWhatIsHeardAfterItsEnd_butWithoutWhatIsOrderedAfterIt() {
        String streak = defined("'goal':{'kind':'STREAK','target':2,'unit':'WEEK'}");
        Instant first = loyalty.clock.instant();
        buys("a", first);
        loyalty.clock.advance(Duration.ofDays(9));
        end(streak);
        buys("after", loyalty.clock.instant());
        loyalty.awaitIdle();
        assertThat(items()).as("over, and not reached").isEmpty();
        assertThat(told()).isEmpty();

        buys("before", first.plus(Duration.ofDays(7)));
        loyalty.awaitIdle();
        assertThat(seen().path("status").asString()).isEqualTo("REACHED");
        assertThat(told()).extracting(AchievementReached::purchaseId).containsExactly(id("before"));
        assertThat(loyalty.balance(anna)).as("none for a streak").isEqualTo(30);
    }

    @Test
    void LOY_31_purchaseCostsNothingMore_whereNoAchievementCountsIt_andOneLookWhereAllAreReached() {
        buys("none", loyalty.clock.instant());
        loyalty.awaitIdle();
        assertThat(looks("achievement_standings")).isZero();

        loyalty.clock.advance(Duration.ofMinutes(1));
        defined("'goal':{'kind':'COUNT','target':1,'days':1}");
        buys("first", loyalty.clock.instant());
        loyalty.awaitIdle();
        assertThat(List.of(looks("achievement_standings"), looks("ledger"))).containsExactly(1L, 1L);

        buys("second", loyalty.clock.instant());
        loyalty.awaitIdle();
        assertThat(List.of(looks("achievement_standings"), looks("ledger"))).containsExactly(2L, 1L);
        assertThat(told()).hasSize(1);
    }

    @Test
    void LOY_31_pointsThatNobodyEntered_areEnteredWithTheRepeat_andThoseThatNobodyReachedAreFound() {
        defined("'goal':{'kind':'COUNT','target':1,'days':1},'points':7");
        Instant ordered = loyalty.clock.instant();
        buys("a", ordered);
        loyalty.awaitIdle();
        assertThat(loyalty.balance(anna)).isEqualTo(17);

        loyalty.overwrite("achievement_standings", anna, new Document("state.reached.0.entered", false));
        buys("b", ordered);
        loyalty.awaitIdle();
        assertThat(loyalty.balance(anna)).as("once").isEqualTo(27);
        assertThat(loyalty.count(
                        "achievement_standings", new Document("_id", anna).append("state.reached.entered", true)))
                .isEqualTo(1);

        loyalty.overwrite("achievement_standings", anna, new Document("state.reached.0.points", 8L));
        assertThat(loyalty.proof(anna).path("violations").get(0).asString()).contains("achievement:");
        loyalty.overwrite("achievement_standings", anna, new Document("state.reached.0.points", 7L));
        assertThat(loyalty.proof(anna).path("sound").asBoolean()).isTrue();
    }

    @Test
    void LOY_31_wrongWishesAndTakenCodes_areRefused_andADeletedCustomerSeesNothing() {
        HttpResponse<String> wrong = loyalty.post(
                "/achievements",
                "{'code':'a','goal':{'kind':'COUNT','target':101,'days':0,'unit':'WEEK'},'points':-1}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/code", "/name", "/goal/target", "/goal/days", "/goal/unit", "/points");
        HttpResponse<String> streak = loyalty.post(
                "/achievements", draft(code, "'goal':{'kind':'STREAK','target':25,'unit':'MONTH','days':1}"));
        assertThat(json(streak).findValuesAsString("pointer")).containsExactlyInAnyOrder("/goal/target", "/goal/days");

        String body = draft(code, THREE_IN_30);
        HttpResponse<String> made = loyalty.post("/achievements", body, "Idempotency-Key", number);
        assertThat(loyalty.post("/achievements", body, "Idempotency-Key", number)
                        .body())
                .isEqualTo(made.body());
        assertThat(loyalty.post("/achievements", body).statusCode()).isEqualTo(409);
        assertThat(loyalty.get("/achievements/ach_none").statusCode()).isEqualTo(404);
        assertThat(loyalty.get("/members/" + anna + "/achievements").statusCode())
                .isEqualTo(404);

        buys("a", loyalty.clock.instant());
        loyalty.awaitIdle();
        assertThat(items()).hasSize(1);
        loyalty.hearsOfDeletion(anna, 9);
        loyalty.awaitIdle();
        assertThat(items()).isEmpty();
    }

    private void assertReached(long balance) {
        assertThat(seen().path("status").asString()).isEqualTo("REACHED");
        assertThat(seen().path("done").asInt()).isEqualTo(3);
        assertThat(told()).extracting(AchievementReached::code).containsExactly(code);
        assertThat(loyalty.balance(anna)).isEqualTo(balance);
        assertThat(IntStream.range(0, loyalty.ledger(anna).size())
                        .mapToObj(i -> loyalty.ledger(anna).get(i).toString())
                        .filter(entry -> entry.contains("achievement:")))
                .hasSize(1);
    }

    private String defined(String terms) {
        HttpResponse<String> made = loyalty.post("/achievements", draft(code, terms));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("achievementId").asString();
    }

    private static String draft(String code, String terms) {
        return "{'code':'" + code + "','name':{'zh':'常来常往','en':'Again and again'}," + terms + "}";
    }

    private void end(String achievementId) {
        assertThat(loyalty.send("POST", "/achievements/" + achievementId + "/end", "admin")
                        .statusCode())
                .isEqualTo(200);
    }

    private void buys(String name, Instant orderedAt) {
        loyalty.hears(purchase(id(name), anna, 1, "10.00", orderedAt), orderedAt);
    }

    /** All of it back. */
    private void gives(String name, Instant orderedAt) {
        loyalty.hears(purchase(id(name), anna, 2, "0.00", orderedAt), loyalty.clock.instant());
    }

    private String id(String name) {
        return "pur_" + name + "_" + number;
    }

    private JsonNode items() {
        return loyalty.json("/members/" + anna + "/achievements").path("items");
    }

    private JsonNode seen() {
        assertThat(items()).hasSize(1);
        return items().get(0);
    }

    private List<AchievementReached> told() {
        return loyalty.said(anna).stream()
                .filter(event -> event.type().equals(EventTypes.ACHIEVEMENT_REACHED.name()))
                .map(event -> event.dataAs(AchievementReached.class))
                .toList();
    }

    /** For the customer's standing, or for its purchases by the range that no other look has. */
    private long looks(String collection) {
        return loyalty.commands.stream()
                .filter(command -> command.startsWith("{\"find\": \"" + collection + "\"") && command.contains(anna))
                .filter(command -> !collection.equals("ledger") || command.contains("purchase;"))
                .count();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
