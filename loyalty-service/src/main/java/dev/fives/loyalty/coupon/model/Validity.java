package dev.fives.loyalty.coupon.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a coupon may be used; business time.
 *
 * @param to from then on it is too late; absent for never
 */
public record Validity(Instant from, @Nullable Instant to) {

    boolean isOverAt(Instant at) {
        return to != null && !at.isBefore(to);
    }
}
