package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.OfferGranted;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.offer.app.OfferQueries;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a stage of its own, with a plan in which 1,000.00 make a VIP. */
class OfferIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration OPEN = Duration.ofDays(7);
    private static SpendingStage stage;

    private final RunningLoyalty loyalty = stage.loyalty();
    private final String number = "offer_" + NUMBERS.incrementAndGet();
    private final String vip = "cus_vip_" + number;
    private final String other = "cus_" + number;

    @BeforeAll
    static void start() {
        stage = SpendingStage.start();
        TierSetting.set(stage.loyalty(), "{'code':'VIP','threshold':'1000.00'}");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void LOY_13_offerForVip_vipSeesIt_othersFindNothing_afterItsEndNobodyDoes() {
        members();
        String offer = made("'tiers':['VIP']");

        assertThat(seenBy(vip, offer).statusCode()).isEqualTo(200);
        assertThat(json(seenBy(vip, offer)).at("/value/percent").asString()).isEqualTo("15");
        assertThat(seenBy(other, offer).statusCode()).isEqualTo(404);
        assertThat(seenBy("cus_nobody", offer).statusCode()).isEqualTo(404);
        assertThat(listOf(vip)).containsExactly(offer);
        assertThat(listOf(other)).isEmpty();
        assertThat(claim(other, offer).statusCode()).isEqualTo(404);

        loyalty.clock.advance(OPEN.minusMillis(1));
        assertThat(seenBy(vip, offer).statusCode()).isEqualTo(200);
        loyalty.clock.advance(Duration.ofMillis(1));

        assertThat(seenBy(vip, offer).statusCode()).isEqualTo(404);
        assertThat(listOf(vip)).isEmpty();
        assertThat(claim(vip, offer).statusCode()).isEqualTo(404);
        assertThat(loyalty.get("/offers/" + offer).statusCode())
                .as("for its editors")
                .isEqualTo(200);
    }

    @Test
    void LOY_13_offerForASegment_isThereForWhoIsInIt_asLongAsItIs() {
        members();
        String segment = "seg_" + number;
        String offer = made("'segments':['" + segment + "']");
        assertThat(listOf(other)).isEmpty();

        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, segment, other, 1);
        loyalty.awaitIdle();
        assertThat(listOf(other)).containsExactly(offer);
        loyalty.hearsOfSegment(EventTypes.SEGMENT_EXITED, segment, other, 2);
        loyalty.awaitIdle();

        assertThat(listOf(other)).isEmpty();
        assertThat(seenBy(other, offer).statusCode()).isEqualTo(404);
        loyalty.clock.advance(OPEN);
    }

    @Test
    void LOY_13_claimed_once_howeverOftenAndHoweverManyAtOnce_andToldOnce() throws InterruptedException {
        members();
        String offer = made("'tiers':['VIP']");

        List<HttpResponse<String>> answers = stage.atOnce(16, _ -> claim(vip, offer));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(json(seenBy(vip, offer)).path("claimedAt").isMissingNode()).isFalse();
        List<OfferGranted> told = told();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().offerId()).isEqualTo(offer);
        assertThat(told.getFirst().percent()).isEqualTo("15");
        assertThat(told.getFirst().validTo()).isEqualTo(told.getFirst().at().plus(OPEN));
        loyalty.clock.advance(OPEN);
        assertThat(claim(vip, offer).body())
                .as("a repeat, however late")
                .isEqualTo(answers.getFirst().body());
        assertThat(told()).hasSize(1);
    }

    @Test
    void LOY_13_whatIsClaimed_staysAsItWas_whenTheOfferIsEditedOrArchived() {
        members();
        String offer = made("'tiers':['VIP']");
        claim(vip, offer);
        String etag =
                loyalty.get("/offers/" + offer).headers().firstValue("ETag").orElseThrow();
        Instant end = loyalty.clock.instant().plus(OPEN.multipliedBy(2));
        String amount = "{'name':{'en':'Less'},'value':{'kind':'AMOUNT','amount':{'amount':'5.00','currency':'CNY'}},"
                + "'validTo':'" + end + "','segments':['seg_none']}";

        assertThat(loyalty.put("/offers/" + offer, amount, "If-Match", etag).statusCode())
                .isEqualTo(200);
        assertThat(loyalty.put("/offers/" + offer, amount, "If-Match", "\"1\"").statusCode())
                .isEqualTo(412);
        loyalty.send("POST", "/offers/" + offer + "/archive", "admin");

        assertThat(json(seenBy(vip, offer)).at("/value/percent").asString()).isEqualTo("15");
        assertThat(listOf(vip)).containsExactly(offer);
        loyalty.clock.advance(OPEN);
        assertThat(seenBy(vip, offer).statusCode()).isEqualTo(404);
        loyalty.clock.advance(OPEN);
    }

    @Test
    void LOY_13_whatIsClaimed_staysThereAndInThePrice_whenTheOfferEndsEarlier() {
        members();
        String offer = made("'tiers':['VIP']");
        claim(vip, offer);
        Instant sooner = loyalty.clock.instant().plusSeconds(60);
        String edited = "{'name':{'en':'Sooner'},'value':{'kind':'PERCENT','percent':'5'},'tiers':['VIP'],'validTo':'"
                + sooner + "'}";

        assertThat(loyalty.put("/offers/" + offer, edited, "If-Match", "\"1\"").statusCode())
                .isEqualTo(200);
        loyalty.clock.advance(Duration.ofMinutes(2));

        assertThat(listOf(vip)).containsExactly(offer);
        assertThat(json(seenBy(vip, offer)).at("/value/percent").asString()).isEqualTo("15");
        assertThat(discountOf100(vip)).isEqualTo("15.00");
        loyalty.clock.advance(OPEN);
        assertThat(listOf(vip)).isEmpty();
        assertThat(discountOf100(vip)).isEqualTo("0.00");
    }

    @Test
    void LOY_13_archivedOffer_takesNoRoom() {
        OfferQueries queries = loyalty.bean(OfferQueries.class);
        Instant now = loyalty.clock.instant();
        Long before = queries.countOpen(now).block(DEADLINE);
        String offer = made("'segments':['seg_" + number + "']");
        assertThat(queries.countOpen(now).block(DEADLINE)).isEqualTo(before + 1);

        loyalty.send("POST", "/offers/" + offer + "/archive", "admin");

        assertThat(queries.countOpen(now).block(DEADLINE)).isEqualTo(before);
        assertThat(queries.open(now, 500).map(Stored::id).collectList().block(DEADLINE))
                .doesNotContain(offer);
    }

    @Test
    void LOY_13_deletedCustomer_isOfferedNothing() {
        members();
        String offer = made("'tiers':['VIP']");
        loyalty.hearsOfDeletion(vip, 2);
        loyalty.awaitIdle();

        assertThat(listOf(vip)).isEmpty();
        assertThat(seenBy(vip, offer).statusCode()).isEqualTo(404);
        assertThat(claim(vip, offer).statusCode()).isEqualTo(409);
        loyalty.clock.advance(OPEN);
    }

    @Test
    void LOY_13_wrongWishes_areRefusedAtOnce() {
        HttpResponse<String> everybody =
                loyalty.post("/offers", "{'name':{'en':' '},'value':{'kind':'PERCENT','percent':'100.01','code':'X'}}");
        HttpResponse<String> gift =
                loyalty.post("/offers", draft("'tiers':[null]").replace("'15'", "'0'"));

        assertThat(everybody.statusCode()).isEqualTo(422);
        assertThat(json(everybody).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name/en", "/value", "/value/percent", "/tiers", "/validTo");
        assertThat(gift.statusCode()).isEqualTo(422);
        assertThat(json(gift).findValuesAsString("pointer")).containsExactlyInAnyOrder("/value/percent", "/tiers/0");
    }

    /** Each operation once. */
    static void callEach(RunningLoyalty loyalty, String customer) {
        Instant end = loyalty.clock.instant().plusSeconds(60);
        String body = "{'name':{'en':'Gift'},'value':{'kind':'GIFT','code':'TEA_SET'},'validTo':'" + end
                + "','segments':['seg_offers_" + customer + "']}";
        String path =
                loyalty.post("/offers", body).headers().firstValue("Location").orElseThrow();
        assertThat(loyalty.put(path, body, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
        assertThat(loyalty.get(path).statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/offers?count=true&pageSize=1").statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/members/" + customer + "/offers").statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/members/cus_nobody/offers").statusCode()).isEqualTo(404);
        assertThat(loyalty.post(path + "/claim", "{'customerId':'" + customer + "'}")
                        .statusCode())
                .isEqualTo(404);
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_offers_" + customer, customer, 1);
        loyalty.awaitIdle();
        assertThat(loyalty.post(path + "/claim", "{'customerId':'" + customer + "'}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(loyalty.send("POST", path + "/archive", "admin").statusCode())
                .isEqualTo(200);
    }

    private void members() {
        loyalty.hears(RunningLoyalty.purchase("pur_" + vip, vip, 1, "1000.00"));
        loyalty.hears(RunningLoyalty.purchase("pur_" + other, other, 1, "999.99"));
        Eventually.until(
                "VIP",
                DEADLINE,
                () -> loyalty.json("/members/" + vip)
                        .at("/tier/code")
                        .asString("")
                        .equals("VIP"));
        loyalty.awaitIdle();
    }

    private String draft(String more) {
        Instant end = loyalty.clock.instant().plus(OPEN);
        return "{'name':{'zh':'贵宾专享'},'value':{'kind':'PERCENT','percent':'15'},'validTo':'" + end + "'," + more + "}";
    }

    private String made(String more) {
        HttpResponse<String> made = loyalty.post("/offers", draft(more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("offerId").asString();
    }

    private String discountOf100(String customer) {
        HttpResponse<String> quote = loyalty.post(
                "/benefits/quote",
                "{'customerId':'" + customer + "','cart':{'currency':'CNY','lines':"
                        + "[{'sku':'TEA-1','quantity':1,'unitPrice':'100.00'}]}}");
        assertThat(quote.statusCode()).as(quote.body()).isEqualTo(200);
        return json(quote).path("discount").asString();
    }

    private HttpResponse<String> seenBy(String customer, String offer) {
        return loyalty.get("/offers/" + offer + "?customerId=" + customer);
    }

    private List<String> listOf(String customer) {
        return loyalty.json("/members/" + customer + "/offers").path("items").findValuesAsString("offerId");
    }

    private HttpResponse<String> claim(String customer, String offer) {
        return loyalty.post("/offers/" + offer + "/claim", "{'customerId':'" + customer + "'}");
    }

    private List<OfferGranted> told() {
        return loyalty.said(vip).stream()
                .filter(event -> event.type().equals(EventTypes.OFFER_GRANTED.name()))
                .map(event -> event.dataAs(OfferGranted.class))
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
