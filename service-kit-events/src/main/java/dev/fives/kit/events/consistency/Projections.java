package dev.fives.kit.events.consistency;

import java.util.List;

/**
 * Path patterns of reads that show what this service learnt from events; a service that has such paths declares a bean.
 * A read of what the service owns itself never waits.
 */
public record Projections(List<String> patterns) {
    public Projections {
        patterns = List.copyOf(patterns);
    }
}
