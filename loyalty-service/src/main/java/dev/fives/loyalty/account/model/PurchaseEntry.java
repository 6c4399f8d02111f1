package dev.fives.loyalty.account.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What has been entered in the ledger for one version of a purchase.
 *
 * @param qualifying what it changed of the amount that tiers go by
 */
public record PurchaseEntry(long purchaseVersion, List<Move> moves, BigDecimal qualifying) {
    public PurchaseEntry {
        moves = List.copyOf(moves);
    }
}
