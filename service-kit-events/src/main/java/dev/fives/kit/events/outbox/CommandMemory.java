package dev.fives.kit.events.outbox;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which command records a document keeps: all of the last 24 h of real time, and no more than it may hold. */
final class CommandMemory {
    private final RealClock clock;
    private final OutboxProperties limits;

    CommandMemory(RealClock clock, OutboxProperties limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** What the document holds after a write with this command. */
    List<CommandRecord> after(List<CommandRecord> held, @Nullable CommandRecord added) {
        var oldest = clock.instant().minus(limits.commandRetention());
        var kept = new ArrayList<>(
                held.stream().filter(record -> record.at().isAfter(oldest)).toList());
        if (added != null) {
            kept.add(added);
        }
        if (kept.size() > limits.maxCommandsPerAggregate()) {
            throw new ProblemException(
                            Problems.UNAVAILABLE,
                            "commands: " + kept.size() + " in " + limits.commandRetention() + " (expected: at most "
                                    + limits.maxCommandsPerAggregate() + ")")
                    .withRetryAfter(limits.fullRetryAfter());
        }
        return kept;
    }
}
