package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a stage of its own, with a plan in which GOLD has ten percent off. */
class QuoteIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String MEMBER_PRICE =
            "{'code':'MEMBER_PRICE','discount':{'percent':'10','excludedCategories':['gift-cards']}}";
    private static final String BIRTHDAY = "{'code':'BIRTHDAY','use':'ONCE','discount':{'percent':'25'}}";
    private static SpendingStage stage;

    private final RunningLoyalty loyalty = stage.loyalty();
    private final String number = "quote_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    @BeforeAll
    static void start() {
        stage = SpendingStage.start();
        TierSetting.set(
                stage.loyalty(),
                "{'code':'SILVER','threshold':'100.00','benefits':[{'code':'PRIORITY_LINE'}]}",
                "{'code':'GOLD','threshold':'1000.00','benefits':[" + MEMBER_PRICE + "]}",
                "{'code':'PLATINUM','threshold':'5000.00','benefits':[" + MEMBER_PRICE + "," + BIRTHDAY + "]}");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void LOY_12_gold_cartOf200_is20Off() {
        becomes("GOLD", "1000.00");

        JsonNode quote = quoted("{'sku':'TEA-1','category':'tea','quantity':2,'unitPrice':'100.00'}");

        assertThat(quote.path("subtotal").asString()).isEqualTo("200.00");
        assertThat(quote.path("discount").asString()).isEqualTo("20.00");
        assertThat(quote.path("total").asString()).isEqualTo("180.00");
        JsonNode applied = quote.path("discounts").get(0);
        assertThat(applied.path("code").asString()).isEqualTo("MEMBER_PRICE");
        assertThat(applied.path("tier").asString()).isEqualTo("GOLD");
        assertThat(applied.path("percent").asString()).isEqualTo("10");
        assertThat(applied.path("applied").asBoolean()).isTrue();
    }

    @Test
    void LOY_12_quote_writesNothing_andTellsNobody() {
        becomes("GOLD", "1000.00");
        int told = loyalty.said().size();
        loyalty.awaitKept();
        loyalty.commands.clear();

        quoted("{'sku':'TEA-1','quantity':2,'unitPrice':'100.00'}");

        List<String> ofCustomer = loyalty.commands.stream()
                .filter(command -> command.contains(customer))
                .map(QuoteIT::name)
                .toList();
        assertThat(ofCustomer).as("it reads").isNotEmpty().containsOnly("find");
        assertThat(loyalty.commands.stream().map(QuoteIT::name).toList())
                .doesNotContain("insert", "update", "findAndModify", "delete");
        assertThat(loyalty.said()).hasSize(told);
    }

    @Test
    void LOY_12_excludedCategory_staysAsItIs_andSaysSo() {
        becomes("GOLD", "1000.00");

        JsonNode quote = quoted("{'sku':'TEA-1','category':'tea','quantity':1,'unitPrice':'200.00'},"
                + "{'sku':'CARD','category':'gift-cards','quantity':1,'unitPrice':'30.00'}");

        assertThat(quote.path("discount").asString()).isEqualTo("20.00");
        assertThat(quote.at("/lines/0/total").asString()).isEqualTo("180.00");
        assertThat(quote.at("/lines/1/discount").asString()).isEqualTo("0.00");
        assertThat(quote.at("/lines/1/reason").asString()).isEqualTo("EXCLUDED_CATEGORY");
    }

    @Test
    void LOY_12_withoutATierOrADiscountInIt_saysWhy() {
        stage.grant(customer, 1);
        assertThat(reasons(quoted("{'sku':'A','quantity':1,'unitPrice':'5.00'}")))
                .containsExactly("NO_TIER");

        becomes("SILVER", "100.00");

        JsonNode quote = quoted("{'sku':'A','quantity':1,'unitPrice':'5.00'}");
        assertThat(reasons(quote)).containsExactly("NO_DISCOUNT_IN_TIER");
        assertThat(quote.path("total").asString()).isEqualTo("5.00");
    }

    @Test
    void LOY_12_theBetterOneApplies_untilItIsUsedUp() {
        becomes("PLATINUM", "5000.00");
        String cart = "{'sku':'TEA-1','quantity':1,'unitPrice':'200.00'}";

        assertThat(quoted(cart).path("discount").asString()).isEqualTo("50.00");
        assertThat(reasons(quoted(cart))).containsExactly("ANOTHER_TAKES_MORE", "");
        HttpResponse<String> used = loyalty.post("/members/" + customer + "/benefits/BIRTHDAY/use", "{}");

        assertThat(used.statusCode()).as(used.body()).isEqualTo(200);
        assertThat(quoted(cart).path("discount").asString()).isEqualTo("20.00");
        assertThat(reasons(quoted(cart))).containsExactly("", "USED");
    }

    @Test
    void LOY_12_offerThatWasTaken_andCoupons_followTheTier_andNothingIsUsed() {
        becomes("GOLD", "1000.00");
        String offer = offer();
        String group = "'discount':{'kind':'PERCENT','value':'10'},'currency':'CNY','stackingGroup':'g'";
        List<String> together = coupons(group, 2);
        String alone = coupons("'discount':{'kind':'AMOUNT','value':'10'},'currency':'CNY'", 1)
                .getFirst();
        String cart = "{'sku':'TEA-1','quantity':1,'unitPrice':'200.00'}";
        assertThat(reasons(quoted(cart))).containsExactly("", "NOT_TAKEN");
        assertThat(loyalty.post("/offers/" + offer + "/claim", "{'customerId':'" + customer + "'}")
                        .statusCode())
                .isEqualTo(200);
        int told = loyalty.said().size();

        JsonNode quote = quoted(cart, together.get(0), alone, "7K3M-NOT-ONE", together.get(1), together.get(0));

        assertThat(quote.path("discounts").findValuesAsString("source"))
                .containsExactly("TIER", "OFFER", "COUPON", "COUPON", "COUPON", "COUPON", "COUPON");
        assertThat(reasons(quote)).containsExactly("", "", "", "NOT_COMBINABLE", "UNKNOWN", "", "NOT_COMBINABLE");
        assertThat(quote.path("discounts").findValuesAsString("amount"))
                .containsExactly("20.00", "27.00", "15.30", "0.00", "0.00", "13.77", "0.00");
        assertThat(quote.path("total").asString()).isEqualTo("123.93");
        assertThat(quoted(cart, together.get(0)).at("/discounts/2/amount").asString())
                .as("nothing was used")
                .isEqualTo("15.30");
        assertThat(loyalty.said()).hasSize(told);
        assertThat(quote("{'sku':'A','quantity':1,'unitPrice':'5.00'}", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void LOY_12_couponThatTheTierLeavesTooLittleFor_keepsNoOtherOut_asInRedeeming() {
        becomes("GOLD", "1000.00");
        String ten = "'discount':{'kind':'AMOUNT','value':'10'},'currency':'CNY'";
        String needs95 = coupons(ten + ",'minimumCart':'95'", 1).getFirst();
        String any = coupons(ten, 1).getFirst();

        JsonNode quote = quoted("{'sku':'TEA-1','quantity':1,'unitPrice':'100.00'}", needs95, any);

        assertThat(reasons(quote)).endsWith("BELOW_MINIMUM", "");
        assertThat(quote.path("total").asString()).isEqualTo("80.00");
        assertThat(redeemed(needs95)).isEqualTo(409);
        assertThat(redeemed(any)).isEqualTo(200);
    }

    private int redeemed(String code) {
        return loyalty.post(
                        "/coupons/" + code + "/redeem",
                        "{'reference':'order:quoted-" + number + "','cart':{'amount':'90.00','currency':'CNY'}}")
                .statusCode();
    }

    private String offer() {
        HttpResponse<String> made = loyalty.post(
                "/offers",
                "{'name':{'zh':'优惠'},'value':{'kind':'PERCENT','percent':'15'},"
                        + "'tiers':['GOLD'],'validTo':'"
                        + loyalty.clock.instant().plus(Duration.ofDays(7)) + "'}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).path("offerId").asString();
    }

    private List<String> coupons(String terms, int count) {
        HttpResponse<String> campaign = loyalty.post("/coupon-campaigns", "{'name':'" + number + "'," + terms + "}");
        assertThat(campaign.statusCode()).as(campaign.body()).isEqualTo(201);
        String id = campaign.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        HttpResponse<String> issued = loyalty.post(
                "/coupons", "{'campaignId':'" + id + "','count':" + count + "}", "Idempotency-Key", "quote-" + id);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return JsonMapper.shared()
                .readTree(issued.body())
                .path("codes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void LOY_12_wrongWishes_strangersAndDeletedCustomers_areRefused() {
        HttpResponse<String> wrong = loyalty.post(
                "/benefits/quote",
                "{'customerId':'x','cart':{'currency':'XXX','lines':[{'quantity':0,'unitPrice':'1e3'},null]}}");
        HttpResponse<String> huge =
                loyalty.post("/benefits/quote", body("{'sku':'A','quantity':1000000,'unitPrice':'999999999'}"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(JsonMapper.shared().readTree(wrong.body()).findValuesAsString("pointer"))
                .contains("/customerId", "/cart/currency", "/cart/lines/0/sku", "/cart/lines/1/unitPrice");
        assertThat(huge.statusCode()).isEqualTo(422);
        assertThat(quote("{'sku':'A','quantity':1,'unitPrice':'5.00'}").statusCode())
                .isEqualTo(404);
        stage.grant(customer, 1);
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();
        assertThat(quote("{'sku':'A','quantity':1,'unitPrice':'5.00'}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void LOY_12_planShowsItsDiscounts_andRefusesWrongOnes() {
        JsonNode benefit = loyalty.json("/tiers").at("/tiers/1/benefits/0");
        assertThat(benefit.at("/discount/percent").asString()).isEqualTo("10");
        assertThat(benefit.at("/discount/excludedCategories/0").asString()).isEqualTo("gift-cards");

        HttpResponse<String> wrong = loyalty.put(
                "/tiers",
                "{'currency':'CNY','zone':'UTC','period':{'kind':'ROLLING','months':12},'validityMonths':12,"
                        + "'graceDays':0,'warnDaysBefore':0,'returnDays':0,'downgrade':'BY_AMOUNT','tiers':["
                        + "{'code':'GOLD','threshold':'1.00','benefits':[{'code':'P','discount':{'percent':'100.5',"
                        + "'excludedCategories':['']}}]}]}",
                "If-Match",
                "\"1\"");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(JsonMapper.shared().readTree(wrong.body()).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/tiers/0/benefits/0/discount/percent", "/tiers/0/benefits/0/discount/excludedCategories/0");
    }

    /** Each operation once. */
    static void callEach(RunningLoyalty loyalty, String customer) {
        String cart = "{'customerId':'" + customer + "','cart':{'currency':'JPY','lines':["
                + "{'sku':'A','quantity':3,'unitPrice':'0.5'}]}}";
        HttpResponse<String> quote = loyalty.post("/benefits/quote", cart);
        assertThat(quote.statusCode()).as(quote.body()).isEqualTo(200);
    }

    private void becomes(String tier, String net) {
        loyalty.hears(RunningLoyalty.purchase("pur_" + number, customer, 1, net));
        Eventually.until(
                tier,
                DEADLINE,
                () -> loyalty.json("/members/" + customer)
                        .at("/tier/code")
                        .asString("")
                        .equals(tier));
        loyalty.awaitIdle();
    }

    private String body(String lines, String... coupons) {
        String codes = Stream.of(coupons).map(code -> "'" + code + "'").collect(Collectors.joining(","));
        return "{'customerId':'" + customer + "','cart':{'currency':'CNY','lines':[" + lines + "]},'coupons':[" + codes
                + "]}";
    }

    private HttpResponse<String> quote(String lines, String... coupons) {
        return loyalty.post("/benefits/quote", body(lines, coupons));
    }

    private JsonNode quoted(String lines, String... coupons) {
        HttpResponse<String> answer = quote(lines, coupons);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Empty for one that applies. */
    private static List<String> reasons(JsonNode quote) {
        return quote.path("discounts")
                .valueStream()
                .map(discount -> discount.path("reason").asString(""))
                .toList();
    }

    private static String name(String command) {
        return command.substring(2, command.indexOf('"', 2));
    }
}
