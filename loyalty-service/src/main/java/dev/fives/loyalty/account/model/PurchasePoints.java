package dev.fives.loyalty.account.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been entered for one purchase, in ledger order, and what a further version of it has to add: points(its net
 * state) less the points granted for it so far. So versions that come late, twice or never end at the worth of the
 * highest one that came.
 */
public record PurchasePoints(List<PurchaseEntry> entered) {
    public PurchasePoints {
        entered = List.copyOf(entered);
    }

    public Points granted() {
        return entered.stream().map(PurchaseEntry::delta).reduce(Points.ZERO, Points::plus);
    }

    /** @param newLot the lot that a grant opens */
    public EarnOutcome settle(PurchaseFact fact, EarningRule rule, String newLot) {
        if (entered.stream().anyMatch(entry -> entry.purchaseVersion() == fact.version())) {
            return new EarnOutcome.AlreadyEntered();
        }
        long settledVersion =
                entered.stream().mapToLong(PurchaseEntry::purchaseVersion).max().orElse(0);
        if (fact.version() < settledVersion) {
            return new EarnOutcome.Stale(settledVersion);
        }
        Points due = rule.pointsFor(fact).minus(granted());
        if (due.isZero()) {
            return new EarnOutcome.Unchanged();
        }
        return due.isNegative()
                ? new EarnOutcome.Reversed(takenFromOwnLots(due.negated()))
                : new EarnOutcome.Granted(List.of(new LedgerLine(rule.ruleId(), rule.version(), due, newLot)));
    }

    /** Newest lot first; the purchase's own lots always hold what was granted for it. */
    private List<LedgerLine> takenFromOwnLots(Points amount) {
        List<LedgerLine> taken = new ArrayList<>();
        Points left = amount;
        for (LedgerLine lot : lotsNewestFirst()) {
            Points part = left.min(lot.delta());
            if (!part.isZero()) {
                taken.add(new LedgerLine(lot.ruleId(), lot.ruleVersion(), part.negated(), lot.lotId()));
                left = left.minus(part);
            }
        }
        if (!left.isZero()) {
            throw new IllegalStateException("lots: " + left.value() + " points short (expected: what was granted)");
        }
        return taken;
    }

    private List<LedgerLine> lotsNewestFirst() {
        Map<String, LedgerLine> lots = new LinkedHashMap<>();
        for (PurchaseEntry entry : entered) {
            for (LedgerLine line : entry.lines()) {
                lots.merge(line.lotId(), line, PurchasePoints::both);
            }
        }
        return new ArrayList<>(lots.values()).reversed();
    }

    private static LedgerLine both(LedgerLine lot, LedgerLine line) {
        return new LedgerLine(lot.ruleId(), lot.ruleVersion(), lot.delta().plus(line.delta()), lot.lotId());
    }
}
