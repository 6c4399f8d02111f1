package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a cancellation takes back: lines of the same article at the same price that the same customer bought
 * before, the latest purchase first. A row that finds too little takes what there is, and is reported.
 */
public final class CancellationMatcher {

    private final List<Bought> bought;

    /** @param lines everything that the customer bought and has not given back */
    public CancellationMatcher(List<BoughtLine> lines) {
        this.bought = lines.stream()
                .map(Bought::new)
                .sorted(Comparator.comparing((Bought line) -> line.line.orderedAt())
                        .reversed())
                .toList();
    }

    /** @return the refunds by purchase, and the rows that found no or too little to cancel */
    public Match match(Invoice cancellation) {
        Map<String, List<RefundLine>> refunds = new LinkedHashMap<>();
        List<Rejection> unmatched = new ArrayList<>();
        for (PurchaseRow row : cancellation.rows()) {
            int left = take(row, refunds);
            if (left > 0) {
                unmatched.add(new Rejection(row.key(), reason(row, left)));
            }
        }
        return new Match(refunds, unmatched);
    }

    private int take(PurchaseRow row, Map<String, List<RefundLine>> refunds) {
        int left = -row.quantity();
        for (Bought candidate : bought) {
            int taken = candidate.take(row, left);
            if (taken > 0) {
                left -= taken;
                refunds.computeIfAbsent(candidate.line.purchaseId(), id -> new ArrayList<>())
                        .add(new RefundLine(row.sku(), row.unitPrice(), taken));
            }
        }
        return left;
    }

    private static String reason(PurchaseRow row, int left) {
        return "cancels %d × %s (expected: bought before by this customer at this price; not found: %d)"
                .formatted(-row.quantity(), row.sku(), left);
    }

    /** One line of a purchase with the quantity that can still be given back. */
    public record BoughtLine(String purchaseId, Instant orderedAt, String sku, BigDecimal unitPrice, int quantity) {}

    /** A quantity of one article that one purchase gets back. */
    public record RefundLine(String sku, BigDecimal unitPrice, int quantity) {
        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** @param refunds lines by purchase id */
    public record Match(Map<String, List<RefundLine>> refunds, List<Rejection> unmatched) {}

    /** A line that shrinks as it is taken back. */
    private static final class Bought {
        private final BoughtLine line;
        private int left;

        Bought(BoughtLine line) {
            this.line = line;
            this.left = line.quantity();
        }

        int take(PurchaseRow row, int wanted) {
            boolean same = line.sku().equals(row.sku())
                    && line.unitPrice().compareTo(row.unitPrice()) == 0
                    && !line.orderedAt().isAfter(row.orderedAt());
            int taken = same ? Math.min(left, wanted) : 0;
            left -= taken;
            return taken;
        }
    }
}
