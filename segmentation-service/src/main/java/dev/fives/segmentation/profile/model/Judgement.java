package dev.fives.segmentation.profile.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A profile as it is now, and what changed on the way, in order.
 *
 * @param evaluated rules that were looked at
 */
public record Judgement(Profile profile, List<Change> changes, int evaluated) {

    public Judgement {
        changes = List.copyOf(changes);
    }

    /** Of a profile that nobody judged. */
    Judgement(Profile profile, List<Change> changes) {
        this(profile, changes, 0);
    }

    Judgement then(Judgement later) {
        return new Judgement(
                later.profile(),
                Stream.concat(changes.stream(), later.changes().stream()).toList(),
                evaluated + later.evaluated());
    }
}
