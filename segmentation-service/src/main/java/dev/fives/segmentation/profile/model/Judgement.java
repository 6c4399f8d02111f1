package dev.fives.segmentation.profile.model;

import java.util.List;
import java.util.stream.Stream;

/** A profile as it is now, and what changed on the way, in order. */
public record Judgement(Profile profile, List<Change> changes) {

    public Judgement {
        changes = List.copyOf(changes);
    }

    Judgement then(Judgement later) {
        return new Judgement(
                later.profile(),
                Stream.concat(changes.stream(), later.changes().stream()).toList());
    }
}
