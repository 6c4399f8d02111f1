package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Move;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Conservation of points: what an account holds after an entry is what it held before, moved as the entry says. Each
 * move has two ends, so what accounts hold and what the counter-accounts gave and took add up to 0.
 */
public final class HoldingsFollow implements EntryRule {
    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        return Mono.fromCallable(() -> broken(before, entries));
    }

    private static List<String> broken(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<String> violations = new ArrayList<>();
        LedgerBody previous = before == null ? null : before.body();
        for (JournalEntry<LedgerBody> entry : entries) {
            String fault = fault(previous, entry);
            if (fault != null) {
                violations.add("entry " + entry.sequence() + ": " + fault);
            }
            previous = entry.body();
        }
        return violations;
    }

    private static @Nullable String fault(@Nullable LedgerBody previous, JournalEntry<LedgerBody> entry) {
        try {
            Holdings expected = LedgerBodies.holdings(previous);
            for (Move move : LedgerBodies.moves(entry.body())) {
                expected = expected.after(move);
            }
            return fault(expected, LedgerBodies.holdings(entry.body()), entry);
        } catch (IllegalStateException | IllegalArgumentException impossible) {
            return impossible.getMessage();
        }
    }

    private static @Nullable String fault(Holdings expected, Holdings kept, JournalEntry<LedgerBody> entry) {
        if (!kept.holdsAs(expected)) {
            return "holds " + kept.balance().value() + " (expected: "
                    + expected.balance().value() + ", place by place as the moves say)";
        }
        long balance = kept.balance().value();
        return balance == entry.balanceAfter()
                ? null
                : "lots and debt are " + balance + " (expected: the balance " + entry.balanceAfter() + ")";
    }
}
