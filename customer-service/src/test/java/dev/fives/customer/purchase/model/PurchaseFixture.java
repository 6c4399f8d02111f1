package dev.fives.customer.purchase.model;

import dev.fives.customer.purchase.model.PurchaseRules.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Purchases and refusals from JSON drafts. */
public final class PurchaseFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final PurchaseLimits LIMITS =
            new PurchaseLimits(2000, 50, 3, 10_000_000, 6, 15, 100, 500, Duration.ofDays(1));
    static final PurchaseRules RULES = new PurchaseRules(LIMITS);

    private PurchaseFixture() {}

    static String json(String lines, String total, String currency) {
        return """
                {"orderedAt":"2026-03-01T10:00:00Z","lines":[%s],"total":{"amount":"%s","currency":"%s"}}
                """.formatted(lines, total, currency);
    }

    static String line(String sku, int quantity, String price) {
        return "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":\"%s\"}".formatted(sku, quantity, price);
    }

    public static Purchase purchase(String json) {
        return purchase(json, "api");
    }

    public static Purchase purchase(String json, String system) {
        List<String> complaints = new ArrayList<>();
        Purchase purchase = record(json, system, complaints);
        if (!complaints.isEmpty()) {
            throw new AssertionError(complaints.toString());
        }
        return purchase;
    }

    static List<String> complaints(String json) {
        List<String> complaints = new ArrayList<>();
        record(json, "api", complaints);
        return complaints;
    }

    private static Purchase record(String json, String system, List<String> complaints) {
        PurchaseDraft draft = JsonMapper.shared().readValue(json, PurchaseDraft.class);
        return RULES.record(
                "pur_1",
                "cus_1",
                new Reference(system, "r"),
                draft,
                false,
                NOW,
                (pointer, detail) -> complaints.add(pointer + " " + detail));
    }
}
