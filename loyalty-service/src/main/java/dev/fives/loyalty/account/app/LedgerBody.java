package dev.fives.loyalty.account.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the points ledger holds beside what every journal entry has.
 *
 * @param purchaseId where the fact is a purchase
 * @param counterAccount the other side of the entry: what the member gets, the programme owes
 * @param reason why the entry is not simply a grant; a code
 */
public record LedgerBody(
        @Nullable String purchaseId,
        String counterAccount,
        List<Line> lines,
        @Nullable String reason) {
    public LedgerBody {
        lines = List.copyOf(lines);
    }

    /** One rule's part, in whole points. */
    public record Line(String ruleId, long ruleVersion, long delta, String lotId) {}
}
