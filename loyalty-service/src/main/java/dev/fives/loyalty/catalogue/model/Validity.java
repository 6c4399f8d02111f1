package dev.fives.loyalty.catalogue.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something may be chosen; business time.
 *
 * @param from inclusive
 * @param to exclusive; absent for no end
 */
public record Validity(Instant from, @Nullable Instant to) {

    public boolean includes(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }
}
