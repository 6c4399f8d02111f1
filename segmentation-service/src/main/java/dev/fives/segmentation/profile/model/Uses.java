package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.profile.model.Occurrences.Occurrence;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest uses. Which are kept follows from what came and from the present instant, not from the order: one that was
 * forgotten is older than all that are kept instead, so it is forgotten again when it comes again, and counts once.
 *
 * @param kept oldest first
 */
public record Uses(List<Use> kept) {

    public static final Uses NONE = new Uses(List.of());

    private static final Comparator<Use> OLDEST_FIRST =
            Comparator.comparing(Use::at).thenComparing(Use::id);

    /**
     * How many are kept.
     *
     * @param ofType of one type, so that a busy one leaves room for the others
     * @param age older ones are forgotten
     */
    public record Kept(int all, int ofType, Duration age) {}

    public Uses {
        kept = List.copyOf(kept);
    }

    public Uses with(Use use, Instant now, Kept limits) {
        if (kept.stream().anyMatch(known -> known.id().equals(use.id()))) {
            return this;
        }
        var young = Stream.concat(kept.stream(), Stream.of(use))
                .filter(one -> one.at().isAfter(now.minus(limits.age())))
                .sorted(OLDEST_FIRST)
                .toList();
        return new Uses(newest(young, limits));
    }

    private static List<Use> newest(List<Use> sorted, Kept limits) {
        var ofType = new HashMap<String, Integer>();
        var newest = new ArrayList<Use>();
        for (var use : sorted.reversed()) {
            if (newest.size() < limits.all() && ofType.merge(use.type(), 1, Integer::sum) <= limits.ofType()) {
                newest.add(use);
            }
        }
        return newest.reversed();
    }

    Occurrences where(Where where) {
        return kept.isEmpty()
                ? Occurrences.NONE
                : new Occurrences(kept.stream()
                        .filter(use -> where.admits(Dimension.TYPE, use.type()))
                        .map(use -> new Occurrence(use.at(), null))
                        .toList());
    }
}
