package dev.fives.loyalty.care.model;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where customers live.
 *
 * @param country as in their address: a code, or the name as it was imported
 * @param region of the country; all of it where it is absent
 */
public record Region(String country, @Nullable String region) {

    private boolean has(@Nullable String where, @Nullable String part) {
        return country.equalsIgnoreCase(where) && (region == null || region.equalsIgnoreCase(part));
    }

    /** No regions are everywhere; who lives nobody knows where is in none. */
    static boolean isIn(Collection<Region> regions, @Nullable String country, @Nullable String region) {
        return regions.isEmpty() || regions.stream().anyMatch(one -> one.has(country, region));
    }
}
