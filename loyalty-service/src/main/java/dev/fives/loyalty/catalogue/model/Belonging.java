package dev.fives.loyalty.catalogue.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer belongs, as far as was heard.
 *
 * @param tier held now; absent for none
 */
public record Belonging(@Nullable String tier, Set<String> segments) {

    public Belonging {
        segments = Set.copyOf(segments);
    }
}
