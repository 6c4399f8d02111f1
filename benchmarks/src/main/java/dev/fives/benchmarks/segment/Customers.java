package dev.fives.benchmarks.segment;

import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Profiles of five purchases each. A quarter lives in a postal code of 2000…, and a hundredth has each occupation. */
final class Customers {
    static final int PURCHASES = 5;
    static final int OCCUPATIONS = 100;
    static final int SHANGHAI = 4;
    private static final Instant BOUGHT = Instant.parse("2026-06-01T03:00:00Z");

    private Customers() {}

    static Profile profile(int number) {
        String id = "cus_%07d".formatted(number);
        Attributes attributes = new Attributes(
                "PERSON",
                null,
                "1990-02-03",
                "F",
                null,
                null,
                occupation(number),
                "CN",
                null,
                "Shanghai",
                number % SHANGHAI == 0 ? "200001" : "100001",
                "zh-CN",
                "Asia/Shanghai",
                List.of("tea"));
        Profile known = Profile.of(id).withCustomer(attributes, false, 1);
        return IntStream.range(0, PURCHASES)
                .mapToObj(index -> purchase(number, index))
                .reduce(
                        known,
                        (profile, one) ->
                                profile.withPurchases(profile.purchases().with(one, null, PURCHASES)),
                        (one, other) -> other);
    }

    static String occupation(int number) {
        return "occupation-" + number % OCCUPATIONS;
    }

    private static Purchase purchase(int customer, int index) {
        BigDecimal amount = new BigDecimal("99.90").add(BigDecimal.valueOf(customer % 1_000));
        return new Purchase("pur_" + customer + "_" + index, 1, BOUGHT.plusSeconds(index), amount, amount, null);
    }
}
