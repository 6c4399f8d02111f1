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
     * @param before ids of its segments as stored, sorted; empty where there was no profile, and for an unreadable one
     * @param now as folded anew
     */
    public record Rebuilt(String customerId, Optional<List<String>> before, List<String> now, Outcome outcome) {

        static Rebuilt unreadable(String customerId) {
            return new Rebuilt(customerId, Optional.empty(), List.of(), Outcome.UNREADABLE);
        }

        public boolean isChanged() {
            return outcome == Outcome.CHANGED;
        }
    }

    public enum Outcome {
        SAME,
        CHANGED,
        /** The document of the profile or of a fact is none; it stays as it is. */
        UNREADABLE;

        static Outcome of(boolean changed) {
            return changed ? CHANGED : SAME;
        }
    }

    public RebuiltPage {
        profiles = List.copyOf(profiles);
    }

    public List<Rebuilt> readable() {
        return profiles.stream()
                .filter(one -> one.outcome() != Outcome.UNREADABLE)
                .toList();
    }

    public int changed() {
        return (int) profiles.stream().filter(Rebuilt::isChanged).count();
    }
}
