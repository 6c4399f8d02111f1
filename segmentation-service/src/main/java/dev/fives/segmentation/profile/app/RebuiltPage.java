package dev.fives.segmentation.profile.app;

import java.util.List;
import java.util.Optional;

/**
 * Some profiles that were folded anew.
 *
 * @param profiles by customer, sorted
 * @param after where the next page begins
 * @param last whether there is none
 */
public record RebuiltPage(List<Rebuilt> profiles, String after, boolean last) {

    /**
     * One of them.
     *
     * @param before ids of its segments as stored, sorted; empty where there was no profile
     * @param now as folded anew
     */
    public record Rebuilt(String customerId, Optional<List<String>> before, List<String> now, boolean changed) {}

    public RebuiltPage {
        profiles = List.copyOf(profiles);
    }
}
