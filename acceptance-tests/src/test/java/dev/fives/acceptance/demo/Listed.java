package dev.fives.acceptance.demo;

import dev.fives.acceptance.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the API lists in the end, item by item.
 *
 * @param told timelines of all customers
 * @param answers to surveys, and what was said without being asked
 * @param bands the settings of the frequency bands
 */
record Listed(
        Instant now,
        List<JsonNode> customers,
        List<JsonNode> purchases,
        List<JsonNode> ledger,
        List<JsonNode> members,
        List<JsonNode> told,
        List<JsonNode> tickets,
        List<JsonNode> responses,
        List<JsonNode> answers,
        JsonNode bands) {

    private static final String ALL = "pageSize=200";

    static Listed of(Api api, Instant now) {
        List<JsonNode> customers = all(api, "/customers");
        List<JsonNode> responses = all(api, "/responses");
        return new Listed(
                now,
                customers,
                ofEach(api, customers, "/customers/%s/purchases"),
                ofEach(api, customers, "/members/%s/ledger"),
                ids(customers).map(id -> one(api, "/members/" + id)).toList(),
                ofEach(api, customers, "/customers/%s/timeline"),
                ofEach(api, customers, "/tickets?customerId=%s"),
                responses,
                Stream.concat(responses.stream(), all(api, "/feedback").stream())
                        .toList(),
                one(api, "/settings/frequency-bands"));
    }

    private static List<JsonNode> ofEach(Api api, List<JsonNode> customers, String path) {
        return ids(customers)
                .flatMap(id -> all(api, path.formatted(id)).stream())
                .toList();
    }

    private static Stream<String> ids(List<JsonNode> customers) {
        return customers.stream().map(customer -> customer.path("id").stringValue());
    }

    private static JsonNode one(Api api, String path) {
        return api.get("/api/v1" + path).expect(200).body();
    }

    /** Page after page. */
    static List<JsonNode> all(Api api, String path) {
        String first = path + (path.contains("?") ? "&" : "?") + ALL;
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = one(api, first);
        page.path("items").forEach(items::add);
        while (page.path("next").isString()) {
            String cursor = URLEncoder.encode(page.path("next").stringValue(), StandardCharsets.UTF_8);
            page = one(api, first + "&cursor=" + cursor);
            page.path("items").forEach(items::add);
        }
        return items;
    }

    /** Timeline entries of one type, by its name without {@code crm.} and version. */
    List<JsonNode> told(String type) {
        return told.stream()
                .filter(entry -> entry.path("type").stringValue().equals("crm." + type + ".v1"))
                .toList();
    }
}
