package dev.fives.kit.events.journal;

import java.util.List;

/**
 * What was recomputed from the entries of one account, and where they contradict themselves or the head.
 *
 * @param entries counted
 * @param sumOfDeltas added up
 * @param balanceAfter of the last entry
 * @param headSequence how far the head was, 0 for none yet
 * @param lastHash recomputed over the whole chain
 * @param violations empty where the ledger is sound
 */
public record Proof(
        String accountId,
        long entries,
        long sumOfDeltas,
        long balanceAfter,
        long headSequence,
        String lastHash,
        List<String> violations) {
    public Proof {
        violations = List.copyOf(violations);
    }

    public boolean sound() {
        return violations.isEmpty();
    }
}
