package dev.fives.acceptance;

import static dev.fives.acceptance.Api.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The first story of the README: a customer buys, earns, appears in a profile, and gives something back. */
final class FirstPurchase {

    static final String CUSTOMER = """
            {"kind":"PERSON","name":"王芳","birthDate":{"date":"1996-02-29"},"locale":"zh-CN","timeZone":"Asia/Shanghai",
             "contactPoints":[{"type":"PHONE","value":"138 0013 8000"},{"type":"EMAIL","value":"wangfang@example.com"}],
             "externalIds":[{"system":"shop","id":"42"}]}""";
    private static final String REFUND = """
            {"externalRef":"r-1","amount":{"amount":"100.00","currency":"CNY"}}""";

    private final Api api;

    FirstPurchase(Api api) {
        this.api = api;
    }

    static String purchase(Instant orderedAt) {
        return """
               {"externalRef":"shop-1001","orderedAt":"%s","status":"COMPLETED","channel":"WEB",
                "lines":[{"sku":"TEA-1","category":"tea","quantity":3,"unitPrice":"89.50"}],
                "total":{"amount":"268.50","currency":"CNY"}}""".formatted(orderedAt);
    }

    /** Plays the whole story and returns the customer's id. */
    String play(Instant now) {
        String customer = createCustomer();
        String purchase = buy(customer, now);
        assertPoints(customer, 268);
        assertLedger(customer, 1, 268);
        assertProfile(customer);
        refund(purchase);
        assertPoints(customer, 168);
        assertLedger(customer, 2, 168);
        return customer;
    }

    private String createCustomer() {
        Api.Answer created = api.post("/api/v1/customers", CUSTOMER).expect(201);
        String id = created.body().path("id").stringValue();
        assertThat(created.header("location")).endsWith("/customers/" + id);
        assertThat(created.header("etag")).isEqualTo("\"1\"");
        assertThat(created.body().path("version").longValue()).isEqualTo(1);
        JsonNode found = api.get("/api/v1/customers/lookup?externalId=shop:42")
                .expect(200)
                .body();
        assertThat(found.path("id").stringValue()).isEqualTo(id);
        assertThat(api.get("/api/v1/customers/lookup?phone=%2B8613800138000")
                        .expect(200)
                        .body()
                        .path("id")
                        .stringValue())
                .isEqualTo(id);
        return id;
    }

    private String buy(String customer, Instant now) {
        String path = "/api/v1/customers/" + customer + "/purchases";
        String first =
                api.post(path, purchase(now)).expect(201).body().path("id").stringValue();
        String again =
                api.post(path, purchase(now)).expect(200).body().path("id").stringValue();
        assertThat(again).isEqualTo(first);
        return first;
    }

    private void assertPoints(String customer, long points) {
        api.awaitBody(
                "/api/v1/members/" + customer,
                VISIBLE,
                member -> member.at("/points/active").asLong(-1) == points);
    }

    private void assertLedger(String customer, int entries, long sum) {
        JsonNode items = api.get("/api/v1/members/" + customer + "/ledger")
                .expect(200)
                .body()
                .path("items");
        assertThat(items).hasSize(entries);
        assertThat(items.valueStream()
                        .mapToLong(entry -> entry.path("delta").longValue())
                        .sum())
                .isEqualTo(sum);
    }

    private void assertProfile(String customer) {
        JsonNode profile = api.awaitBody(
                "/api/v1/profiles/" + customer,
                VISIBLE,
                body -> body.at("/rfm/values/purchases").asLong(0) == 1
                        && body.at("/rfm/r").asInt(0) > 0);
        assertThat(profile.path("frequencyBand").stringValue()).isEqualTo("LOW");
        assertThat(profile.at("/rfm/values/amount").stringValue()).isEqualTo("268.50");
        assertThat(profile.at("/rfm/values/recencyDays").longValue()).isZero();
        for (String score : new String[] {"r", "f", "m"}) {
            assertThat(profile.at("/rfm/" + score).intValue()).isBetween(1, 5);
        }
    }

    private void refund(String purchase) {
        String path = "/api/v1/purchases/" + purchase + "/refunds";
        Api.Answer refunded = api.post(path, REFUND);
        assertThat(refunded.status()).as("%s", refunded.body()).isIn(200, 201);
        Api.Answer again = api.post(path, REFUND);
        assertThat(again.status()).as("%s", again.body()).isIn(200, 201);
    }
}
