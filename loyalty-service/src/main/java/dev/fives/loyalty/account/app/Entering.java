package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.app.LedgerBody.Expiring;
import dev.fives.loyalty.account.app.LedgerBody.Qualifying;
import dev.fives.loyalty.account.model.Posted;
import dev.fives.loyalty.earning.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a use case wants to enter.
 *
 * @param reason a code, where the entry is not simply a grant
 * @param by who asked for it
 * @param verdict of the rules, where they were asked
 */
public record Entering(
        EntryKind kind,
        Posted posted,
        @Nullable String reason,
        @Nullable String purchaseId,
        @Nullable Qualifying qualifying,
        List<Expiring> expiring,
        @Nullable String by,
        @Nullable Verdict verdict) {
    public Entering {
        expiring = List.copyOf(expiring);
    }

    /** Of what no rule was asked about. */
    public Entering(
            EntryKind kind,
            Posted posted,
            @Nullable String reason,
            @Nullable String purchaseId,
            @Nullable Qualifying qualifying,
            List<Expiring> expiring,
            @Nullable String by) {
        this(kind, posted, reason, purchaseId, qualifying, expiring, by, null);
    }

    public static Entering of(EntryKind kind, Posted posted, String reason) {
        return new Entering(kind, posted, reason, null, null, List.of(), null);
    }

    public Entering by(@Nullable String who) {
        return new Entering(kind, posted, reason, purchaseId, qualifying, expiring, who, verdict);
    }

    public Entering judged(@Nullable Verdict rules) {
        return new Entering(kind, posted, reason, purchaseId, qualifying, expiring, by, rules);
    }
}
