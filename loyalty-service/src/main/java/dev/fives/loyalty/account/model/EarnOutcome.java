package dev.fives.loyalty.account.model;

import java.util.List;

/**
 * What a version of a purchase does to the account. Each of them but {@link AlreadyEntered} is an entry of its own, if
 * need be of delta 0, so that no later rule can pay for a replay.
 */
public sealed interface EarnOutcome {

    /** The lines to enter. */
    default List<LedgerLine> lines() {
        return List.of();
    }

    default Points delta() {
        return lines().stream().map(LedgerLine::delta).reduce(Points.ZERO, Points::plus);
    }

    /** The purchase is worth more than was granted for it so far. */
    record Granted(List<LedgerLine> lines) implements EarnOutcome {
        public Granted {
            lines = List.copyOf(lines);
        }
    }

    /** The purchase is worth less than was granted for it so far; the balance may go below 0. */
    record Reversed(List<LedgerLine> lines) implements EarnOutcome {
        public Reversed {
            lines = List.copyOf(lines);
        }
    }

    /** The purchase is worth exactly what was granted for it. */
    record Unchanged() implements EarnOutcome {}

    /** A later version has already settled the purchase. */
    record Stale(long settledVersion) implements EarnOutcome {}

    /** This version is in the ledger; nothing is to be entered. */
    record AlreadyEntered() implements EarnOutcome {}
}
