package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Money;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** With a service of its own, since its plan judges everybody and its clock runs for years. */
@ExtendWith(LocalBackends.class)
abstract class TierScenario {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    static final String SILVER = tier("SILVER", "1000.00", "{'code':'PRIORITY_LINE'}");
    static final String GOLD = tier("GOLD", "5000.00", "{'code':'PRIORITY_LINE'}");
    static final String PLATINUM =
            tier("PLATINUM", "20000.00", "{'code':'PRIORITY_LINE'},{'code':'GIFT','use':'ONCE'},{'code':'LOUNGE'}");
    static RunningLoyalty loyalty;

    final String number = "tier_" + NUMBERS.incrementAndGet();
    final String customer = "cus_" + number;

    @BeforeAll
    static void start() {
        loyalty = new RunningLoyalty(LocalBackends.settings());
        assertThat(etag(loyalty.get("/tiers"))).as("nothing has shipped").isEqualTo("\"0\"");
        set(plan(SILVER, GOLD, PLATINUM));
    }

    @AfterAll
    static void stop() {
        loyalty.close();
    }

    PurchaseChanged buys(String net) {
        PurchaseChanged bought = purchase("pur_" + number + "_" + NUMBERS.incrementAndGet(), 1, net, "CNY", now());
        loyalty.hears(bought, bought.at());
        return bought;
    }

    PurchaseChanged purchase(String id, long version, String net, String currency, Instant at) {
        Money money = new Money(net, currency);
        return new PurchaseChanged(
                id,
                customer,
                version,
                "COMPLETED",
                false,
                "api",
                "shop-" + id,
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 1, net)),
                null,
                money,
                money,
                at,
                version == 1 ? null : new PurchaseChanged.Refund("r-" + version, money, List.of()));
    }

    void awaitTier(String code) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(member().at("/tier/code").asString("")).isEqualTo(code));
        loyalty.awaitIdle();
    }

    /** Everybody is judged by the present plan. */
    void awaitAligned() {
        long version = Long.parseLong(etag(loyalty.get("/tiers")).replace("\"", ""));
        Eventually.until(
                "aligned",
                DEADLINE,
                () -> loyalty.count("tier_standings", new Document("state.planVersion", new Document("$lt", version)))
                        == 0);
    }

    void await(String type) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.said(customer))
                        .extracting(SeenEvent::type)
                        .contains(type));
    }

    <T> List<T> told(String type, Class<T> data) {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.dataAs(data))
                .toList();
    }

    JsonNode member() {
        return loyalty.json("/members/" + customer);
    }

    List<JsonNode> benefits() {
        return loyalty.json("/members/" + customer + "/benefits")
                .path("items")
                .valueStream()
                .toList();
    }

    static void set(String plan) {
        String seen = etag(loyalty.get("/tiers"));
        assertThat(loyalty.put("/tiers", plan, "If-Match", seen).statusCode()).isEqualTo(200);
    }

    static String plan(String... tiers) {
        return "{'currency':'CNY','zone':'UTC','period':{'kind':'ROLLING','months':12},'validityMonths':12,"
                + "'graceDays':0,'warnDaysBefore':30,'returnDays':14,'downgrade':'ONE_DOWN','tiers':["
                + String.join(",", tiers) + "]}";
    }

    static String tier(String code, String threshold, String benefits) {
        return "{'code':'" + code + "','threshold':'" + threshold + "','benefits':[" + benefits + "]}";
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    static Instant now() {
        return loyalty.clock.instant();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Of this last day. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
