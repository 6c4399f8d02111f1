package dev.fives.kit.events.self;

import dev.fives.kit.events.state.StateKeeper;
import java.util.List;

/** The state topics of this service; most have one or none. */
public record StateKeepers(List<StateKeeper> all) {
    public StateKeepers {
        all = List.copyOf(all);
    }

    /** Compares every state topic with the database now; returns how many keys differed. */
    public int audit() {
        return all.stream().mapToInt(StateKeeper::audit).sum();
    }
}
