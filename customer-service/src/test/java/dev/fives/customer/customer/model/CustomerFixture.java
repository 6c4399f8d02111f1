package dev.fives.customer.customer.model;

import dev.fives.customer.customer.app.LibPhoneFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Customers and refusals from JSON drafts. */
public final class CustomerFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final CustomerLimits LIMITS = new CustomerLimits(20, 50, 20, 40, 40, 50, 200, 200, 200, "CN");
    public static final CustomerRules RULES = new CustomerRules(LIMITS, new LibPhoneFormat());

    private CustomerFixture() {}

    public static CustomerDraft draft(String json) {
        return JsonMapper.shared().readValue(json, CustomerDraft.class);
    }

    public static Customer customer(String json) {
        List<String> complaints = new ArrayList<>();
        Customer customer = RULES.create("cus_1", draft(json), false, NOW, (pointer, detail) -> complaints.add(detail));
        if (!complaints.isEmpty()) {
            throw new AssertionError(complaints.toString());
        }
        return customer;
    }

    /** {@code pointer detail} of each complaint. */
    public static List<String> complaints(String json) {
        List<String> complaints = new ArrayList<>();
        RULES.create("cus_1", draft(json), false, NOW, (pointer, detail) -> complaints.add(pointer + " " + detail));
        return complaints;
    }
}
