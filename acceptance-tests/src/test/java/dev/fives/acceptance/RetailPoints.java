package dev.fives.acceptance;

import dev.fives.kit.test.stack.Eventually;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/** Points that an import of the past must have brought. */
final class RetailPoints {

    private static final Duration EARNED = Duration.ofMinutes(3);
    /** One who gave all back, one who gave nothing back, the one with the largest sum, one with many cancellations. */
    static final List<String> WITH_REFUNDS = List.of("12346", "12347", "14646", "17850");

    private RetailPoints() {}

    /**
     * Those who kept all have the points of their invoices in the file; for others, what the purchases have left after
     * their refunds counts.
     */
    static void check(Api api, Map<String, Long> kept, Map<String, String> ids) {
        Map<String, Long> expected = new ConcurrentSkipListMap<>(kept);
        WITH_REFUNDS.stream()
                .filter(ids::containsKey)
                .forEach(customer -> expected.put(customer, net(api, ids.get(customer))));
        Eventually.until("points of all purchases", EARNED, () -> {
            expected.keySet().retainAll(wrong(api, expected, ids).keySet());
            return expected.isEmpty();
        });
    }

    private static Map<String, Long> wrong(Api api, Map<String, Long> expected, Map<String, String> ids) {
        Map<String, Long> wrong = new ConcurrentSkipListMap<>();
        try {
            RetailImportAcceptance.eachOf(expected, customer -> {
                long points = api.get("/api/v1/members/" + ids.get(customer))
                        .body()
                        .at("/points/active")
                        .asLong(-1);
                if (points != expected.get(customer)) {
                    wrong.put(customer, points);
                }
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return wrong;
    }

    private static long net(Api api, String customerId) {
        return nets(api, customerId).stream()
                .mapToLong(net -> net.setScale(0, RoundingMode.FLOOR).longValueExact())
                .sum();
    }

    /** What each purchase has left. */
    static List<BigDecimal> nets(Api api, String customerId) {
        String first = "/api/v1/customers/" + customerId + "/purchases?pageSize=200";
        String next = first;
        List<BigDecimal> nets = new ArrayList<>();
        while (next != null) {
            JsonNode page = api.get(next).expect(200).body();
            for (JsonNode purchase : page.path("items")) {
                nets.add(new BigDecimal(purchase.at("/net/amount").stringValue()));
            }
            next = page.path("next").isString()
                    ? first + "&cursor=" + page.path("next").stringValue()
                    : null;
        }
        return nets;
    }
}
