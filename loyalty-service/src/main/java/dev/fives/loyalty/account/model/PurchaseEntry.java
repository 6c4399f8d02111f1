package dev.fives.loyalty.account.model;

import java.util.List;

/**
 * What has been entered in the ledger for one version of a purchase.
 *
 * @param delta the sum of its lines
 */
public record PurchaseEntry(long purchaseVersion, List<LedgerLine> lines, Points delta) {
    public PurchaseEntry {
        lines = List.copyOf(lines);
    }
}
