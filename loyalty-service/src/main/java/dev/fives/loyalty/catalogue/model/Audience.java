package dev.fives.loyalty.catalogue.model;

import java.util.List;

/**
 * Whom something is for.
 *
 * @param tiers one of which a member holds; empty for any or none
 * @param segments one of which a member is in; empty for any or none
 */
public record Audience(List<String> tiers, List<String> segments) {
    public Audience {
        tiers = List.copyOf(tiers);
        segments = List.copyOf(segments);
    }

    public boolean isEverybody() {
        return tiers.isEmpty() && segments.isEmpty();
    }

    public boolean includes(Belonging belonging) {
        return (tiers.isEmpty() || (belonging.tier() != null && tiers.contains(belonging.tier())))
                && (segments.isEmpty() || segments.stream().anyMatch(belonging.segments()::contains));
    }
}
