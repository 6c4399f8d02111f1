package dev.fives.loyalty.coupon.mongo;

import java.time.Instant;

/** Order by instant, without ties. */
final class OrderKeys {
    static final String FIELD = "orderKey";

    private OrderKeys() {}

    static String of(Instant at, String id) {
        return "%015d".formatted(at.toEpochMilli()) + id;
    }
}
